package dev.andon.gate;

import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// How a running Andon tells its own user's commands where it listens: a file that only they can read. It is read
/// and written by hand, because a gate has no time for more.
///
/// @param address where it listens
/// @param pid its process
/// @param started when that process began, because numbers of processes come again
/// @param token what opens it, for this run
/// @param settings the settings that it runs on, or empty for none
public record Announcement(URI address, long pid, String started, String token, String settings) {
    private static final String FILE = "endpoint.json";
    private static final int TOKEN_BYTES = 32;

    /// The announcement of this very process.
    ///
    /// @param settings the settings file it runs on, or empty
    public static Announcement of(URI address, String token, Optional<Path> settings) {
        ProcessHandle self = ProcessHandle.current();
        return new Announcement(address, self.pid(), started(self), token, name(settings));
    }

    /// A new token.
    public static String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /// How settings are named here: the same file is always the same text.
    public static String name(Optional<Path> settings) {
        return settings.map(file -> file.toAbsolutePath().normalize().toUri().toASCIIString())
                .orElse("");
    }

    /// What was announced last in this folder, if anything was; whoever did may be gone.
    public static Optional<Announcement> read(Path folder) {
        try {
            String json = Files.readString(folder.resolve(FILE));
            return Optional.of(new Announcement(
                    URI.create(value(json, "address")),
                    Long.parseLong(value(json, "pid")),
                    value(json, "started"),
                    value(json, "token"),
                    value(json, "settings")));
        } catch (IOException | IllegalArgumentException nothingUsable) {
            return Optional.empty();
        }
    }

    /// None of the values needs an escape.
    private static String value(String json, String key) {
        String begin = "\"" + key + "\":\"";
        int from = json.indexOf(begin) + begin.length();
        int to = json.indexOf('"', from);
        if (from < begin.length() || to < 0) {
            throw new IllegalArgumentException("no " + key);
        }
        return json.substring(from, to);
    }

    /// Whether the process that announced this still runs.
    boolean isLiving() {
        return ProcessHandle.of(pid)
                .filter(process -> started(process).equals(started))
                .isPresent();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    /// Announces it, unless another that still runs did. What stands there appears whole or not at all.
    ///
    /// @return whether this is what is announced now
    boolean write(Path folder) throws IOException {
        Optional<Announcement> there = read(folder);
        if (there.filter(Announcement::isLiving).isPresent()) {
            return there.get().equals(this);
        }
        Path file = folder.resolve(FILE);
        Draft.makeFolder(file);
        Draft.write(
                file,
                Readers.OWNER,
                "{\"address\":\"%s\",\"pid\":\"%d\",\"started\":\"%s\",\"token\":\"%s\",\"settings\":\"%s\"}%n"
                        .formatted(address, pid, started, token, settings)
                        .getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /// Takes it back; what another announced stays.
    void remove(Path folder) throws IOException {
        if (read(folder).filter(this::equals).isPresent()) {
            Files.deleteIfExists(folder.resolve(FILE));
        }
    }

    @Override
    public String toString() {
        return "Announcement of " + address;
    }
}
