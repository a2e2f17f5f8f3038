package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.keeper.Turns;
import dev.andon.keeper.Watched;
import dev.andon.server.build.BuildServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/// What a poll of a feed costs Andon, from the socket to the published board. Prints the CPU time of each poll in ms,
/// and its body bytes.
///
/// Arguments: address, polls to warm up, polls to measure.
final class PollCost {
    private PollCost() {}

    public static void main(String[] arguments) {
        var turns = turns(URI.create(arguments[0]), Connection.shared());
        int warmUp = Integer.parseInt(arguments[1]);
        int measured = Integer.parseInt(arguments[2]);
        List<Double> spent = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = 0; i < warmUp + measured; i++) {
            double before = Cpu.milliseconds();
            Board board = turns.turn();
            if (i >= warmUp) {
                spent.add(Cpu.milliseconds() - before);
                bytes.add((double) board.sources().getFirst().cost().bytes());
            }
            if (board.sources().getFirst().fault() != null) {
                throw new IllegalStateException(
                        board.sources().getFirst().fault().sentence());
            }
        }
        Samples.of("cpu", spent).print();
        Samples.of("bytes", bytes).print();
        System.exit(0);
    }

    static Turns turns(URI address, OkHttpClient client) {
        InstantSource clock = InstantSource.system();
        Source source = Source.of("feed", "cctray", address);
        var http = new Http(source, client, clock);
        var reader = BuildServers.named("cctray").orElseThrow().reader();
        return new Turns(new Watched(source, reader.apply(http, source), http, null), clock);
    }
}
