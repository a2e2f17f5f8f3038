package dev.andon.channel;

import dev.andon.notice.ChannelFault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/// This machine's sound, by Java's own means. A sound server that hangs holds one thread and no more: as long as
/// it does, nothing else is tried.
public final class Loudspeaker implements Sound.Speaker {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private @Nullable Thread hanging;

    @Override
    public synchronized void play(byte[] samples) throws ChannelFault {
        if (hanging != null && hanging.isAlive()) {
            throw hangs();
        }
        var played = new CompletableFuture<Boolean>();
        Thread thread = Thread.ofPlatform().daemon().name("sound").start(() -> play(samples, played));
        hanging = thread;
        long length = samples.length * 1_000L / (Tune.RATE * Tune.BYTES);
        try {
            if (!played.get(PATIENCE.toMillis() + length, TimeUnit.MILLISECONDS)) {
                throw new ChannelFault("This machine has no sound device.");
            }
        } catch (TimeoutException e) {
            thread.interrupt();
            throw hangs();
        } catch (InterruptedException closed) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new ChannelFault("Andon was stopped meanwhile.");
        } catch (ExecutionException e) {
            throw new ChannelFault("The sound device cannot be used.");
        }
    }

    private static ChannelFault hangs() {
        return new ChannelFault("The sound device does not answer.");
    }

    private static void play(byte[] samples, CompletableFuture<Boolean> played) {
        try {
            played.complete(isHeard(samples));
        } catch (RuntimeException | LineUnavailableException | LinkageError e) {
            played.completeExceptionally(e);
        }
    }

    /// @return false when there is no device
    private static boolean isHeard(byte[] samples) throws LineUnavailableException {
        var format = new AudioFormat(Tune.RATE, Tune.BYTES * Byte.SIZE, 1, true, false);
        if (AudioSystem.getMixerInfo().length == 0) {
            return false;
        }
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
            return true;
        }
    }
}
