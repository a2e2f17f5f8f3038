package dev.andon.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.andon.notice.Incidents;
import dev.andon.notice.Memory;
import dev.andon.notice.Standing;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was told, in a small file of this user's. The file is there whole or not at all; what is not exactly what
/// was written counts as nothing. Its first line is the digest of the rest, which is JSON.
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
            return read(Files.readString(file)).orElseThrow(() -> new IOException("was damaged"));
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
            replace(written(told).getBytes(StandardCharsets.UTF_8));
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

    static String written(Map<String, Incidents> told) {
        var all = new JsonObject();
        told.forEach((rule, incidents) -> {
            var standings = new JsonObject();
            incidents.standings().forEach((subject, standing) -> standings.add(subject, written(standing)));
            all.add(rule, standings);
        });
        String json = all + "\n";
        return digest(json) + "\n" + json;
    }

    private static JsonObject written(Standing standing) {
        var fields = new JsonObject();
        fields.addProperty("source", standing.source());
        fields.addProperty("name", standing.name());
        fields.addProperty("broke", text(standing.broke()));
        fields.addProperty("told", text(standing.told()));
        fields.addProperty("unclaimed", text(standing.unclaimed()));
        fields.addProperty("escalated", standing.escalated());
        fields.addProperty("muted", standing.muted());
        fields.addProperty("doubtful", standing.doubtful());
        fields.addProperty("holder", standing.holder());
        return fields;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /// Empty when it is not exactly what was written.
    static Optional<Map<String, Incidents>> read(String text) {
        int end = text.indexOf('\n');
        if (end < 0 || !text.substring(0, end).equals(digest(text.substring(end + 1)))) {
            return Optional.empty();
        }
        try {
            var told = new HashMap<String, Incidents>();
            JsonParser.parseString(text.substring(end + 1))
                    .getAsJsonObject()
                    .asMap()
                    .forEach((rule, standings) -> told.put(rule, incidents(standings.getAsJsonObject())));
            return Optional.of(told);
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | DateTimeException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static Incidents incidents(JsonObject standings) {
        var all = new HashMap<String, Standing>();
        standings.asMap().forEach((subject, fields) -> all.put(subject, standing(fields.getAsJsonObject())));
        return new Incidents(all, Set.of(), null);
    }

    private static Standing standing(JsonObject fields) {
        return new Standing(
                field("source", fields).getAsString(),
                field("name", fields).getAsString(),
                true,
                true,
                instant(field("broke", fields)),
                instant(field("told", fields)),
                instant(field("unclaimed", fields)),
                field("escalated", fields).getAsBoolean(),
                field("muted", fields).getAsBoolean(),
                field("doubtful", fields).getAsBoolean(),
                field("holder", fields).getAsString());
    }

    private static JsonElement field(String name, JsonObject fields) {
        JsonElement field = fields.get(name);
        if (field == null) {
            throw new IllegalStateException("no " + name);
        }
        return field;
    }

    private static @Nullable Instant instant(JsonElement text) {
        return text.isJsonNull() ? null : Instant.parse(text.getAsString());
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
