package dev.andon.store;

import dev.andon.guard.Series;
import dev.andon.source.StoreFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A series as compressed bytes: begin in seconds, step in seconds, number of buckets, and each as a double.
final class SeriesBytes {
    private static final int BUCKETS_AT_MOST = 1_000_000;

    private SeriesBytes() {}

    static byte[] of(Series series) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeLong(series.begin().getEpochSecond());
            out.writeLong(series.step().toSeconds());
            out.writeInt(series.size());
            for (int bucket = 0; bucket < series.size(); bucket++) {
                out.writeDouble(series.value(bucket));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /// @throws StoreFailure when these are not the bytes of a series
    static Series series(byte[] bytes) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            Instant begin = Instant.ofEpochSecond(in.readLong());
            Duration step = Duration.ofSeconds(in.readLong());
            int size = in.readInt();
            if (size < 0 || size > BUCKETS_AT_MOST) {
                throw new IOException("more buckets than anybody wrote");
            }
            var values = new double[size];
            for (int bucket = 0; bucket < size; bucket++) {
                values[bucket] = in.readDouble();
            }
            return new Series(begin, step, values);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new StoreFailure(
                    "What a deploy was judged by cannot be read: " + damaged.getMessage() + ".", damaged);
        }
    }
}
