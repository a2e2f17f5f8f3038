package dev.andon.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Records as compressed bytes, and back. Whatever is read is taken for damaged until every byte of it made
/// sense, its checksum included.
final class RecordBytes {
    /// A hundred times what the largest team's source takes; more is nobody's honest work.
    private static final int UNPACKED_AT_MOST = 32 << 20;

    private int left = UNPACKED_AT_MOST;

    static byte[] packed(RecordShape shape, Object value) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater)))) {
            shape.write(value, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /// All that one reader of ours unpacks has a limit together.
    ///
    /// @throws IOException when these are not the bytes of such a value
    Object unpacked(RecordShape shape, byte[] bytes) throws IOException {
        var inflater = new Inflater();
        try (var plain = new InflaterInputStream(new ByteArrayInputStream(bytes), inflater)) {
            byte[] unpacked = plain.readNBytes(left + 1);
            left -= unpacked.length;
            if (left < 0) {
                throw new IOException("more than anybody wrote");
            }
            var in = new DataInputStream(new ByteArrayInputStream(unpacked));
            Object value = shape.read(in);
            if (in.read() >= 0) {
                throw new IOException("something follows that nobody wrote");
            }
            return value;
        } finally {
            inflater.end();
        }
    }
}
