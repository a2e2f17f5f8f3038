package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.keeper.Turns;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.paint.Color;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/// From an answer's last byte to pixels. Prints the times in ms: the whole way, and the part that is work, the
/// keeper's step and the frame without the wait for the screen's next pulse; and that part's CPU time, all
/// threads together.
///
/// Arguments: address of a feed that turns over at each look, width, height, frames to warm up, frames to
/// measure.
final class FrameCost {
    private static final Color RED = colour(Colours.RED);
    private static final Color GREEN = colour(Colours.GREEN);

    private FrameCost() {}

    public static void main(String[] arguments) {
        // Else JavaFX's threads would keep a failed measurement alive.
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        var lastByte = new AtomicLong();
        var client = new OkHttpClient.Builder()
                .followRedirects(false)
                .eventListener(new EventListener() {
                    @Override
                    public void responseBodyEnd(Call call, long byteCount) {
                        lastByte.set(System.nanoTime());
                    }
                })
                .build();
        Turns turns = PollCost.turns(URI.create(arguments[0]), client);
        Glass glass = Glass.open(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        measure(turns, glass, lastByte, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        System.exit(0);
    }

    private static void measure(Turns turns, Glass glass, AtomicLong lastByte, int warmUp, int measured) {
        List<Double> whole = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        Color before = null;
        for (int i = 0; i < warmUp + measured; i++) {
            turns.look();
            double cpuBefore = Cpu.milliseconds();
            long stepBegun = System.nanoTime();
            Board board = turns.step();
            long stepEnded = System.nanoTime();
            Glass.Frame frame = glass.show(board, RED, GREEN);
            double cpuSpent = Cpu.milliseconds() - cpuBefore;
            if (i >= warmUp) {
                // The feed turns from all green to some red, which come first, and back.
                if (frame.colour() == null || frame.colour().equals(before)) {
                    throw new IllegalStateException("the frame is not on the screen");
                }
                whole.add((frame.drawn() - lastByte.get()) / 1e6);
                cpu.add(cpuSpent);
                long step = stepEnded - stepBegun;
                work.add((step + frame.shown() - frame.begun() + frame.drawn() - frame.pulse()) / 1e6);
            }
            before = frame.colour();
        }
        Samples.of("whole", whole).print();
        Samples.of("work", work).print();
        Samples.of("cpu", cpu).print();
        Samples.of("tiles", List.of((double) glass.tiles())).print();
    }

    private static Color colour(int rgb) {
        return Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
