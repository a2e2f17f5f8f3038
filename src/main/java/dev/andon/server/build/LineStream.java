package dev.andon.server.build;

import dev.andon.build.LogText;
import dev.andon.build.Logs;
import dev.andon.server.http.Slices;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Makes text of bytes as they come: whole lines, made harmless. A line that is larger than a part of a log is
/// cut. Used by one thread.
final class LineStream implements Slices.Taker {
    private final Consumer<String> taker;
    /// The beginning of a line.
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private long taken;

    LineStream(Consumer<String> taker) {
        this.taker = taker;
    }

    @Override
    public void take(byte[] bytes, int count) {
        int end = count;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        kept.write(bytes, 0, end);
        if (end > 0 || kept.size() >= Logs.PART) {
            end();
        }
        kept.write(bytes, end, count - end);
    }

    /// Hands over what is left.
    void end() {
        if (kept.size() == 0) {
            return;
        }
        taken += kept.size();
        taker.accept(LogText.clean(kept.toString(StandardCharsets.UTF_8)));
        kept.reset();
    }

    /// How many bytes were handed over.
    long taken() {
        return taken;
    }
}
