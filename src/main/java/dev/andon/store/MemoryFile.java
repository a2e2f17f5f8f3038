package dev.andon.store;

import dev.andon.notice.Incidents;
import dev.andon.notice.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was told, in a small file of this user's. The file is there whole or not at all; what is not exactly what
/// was written counts as nothing.
public final class MemoryFile implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);
    private static final int BYTES_AT_MOST = 1 << 24;
    private static final Set<StandardOpenOption> REPLACING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private final Path file;
    private String trouble = "";

    public MemoryFile(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, Incidents> recall() {
        try {
            if (Files.size(file) > BYTES_AT_MOST) {
                throw new IOException("is too large");
            }
            return MemoryText.read(Files.readString(file)).orElseThrow(() -> new IOException("was damaged"));
        } catch (NoSuchFileException firstStart) {
            return Map.of();
        } catch (IOException e) {
            LOG.warn("What was told is not known any more, and is told again: {} ({})", file, e.toString());
            return Map.of();
        }
    }

    @Override
    public void keep(Map<String, Incidents> told) {
        try {
            replace(MemoryText.written(told).getBytes(StandardCharsets.UTF_8));
            trouble = "";
        } catch (IOException e) {
            forget();
            say(e.toString());
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
        Files.createDirectories(folder);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(part, REPLACING, onlyForUs())) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] onlyForUs() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("Nor can it be forgotten", e);
        }
    }

    private void say(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn("What is told cannot be kept, and is told again after the next start: {}", sentence);
        }
    }
}
