package dev.andon.app.doctor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The end of the log that was written last. Each program that runs beside another has a log of its own, and most
/// commands say nothing in it: an empty one hides none of the others.
///
/// @param file empty when nothing was ever logged
/// @param lines the last of them
record LogEnd(Optional<Path> file, List<String> lines) {
    private static final int BYTES = 128 << 10;
    private static final int LINES = 400;

    /// @throws IOException when there is a log that cannot be read
    static LogEnd in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new LogEnd(Optional.empty(), List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> newest = files.filter(LogEnd::isLog)
                    .filter(LogEnd::saysSomething)
                    .max(Comparator.comparing(LogEnd::written));
            return new LogEnd(newest, newest.isPresent() ? end(newest.get()) : List.of());
        }
    }

    private static boolean isLog(Path file) {
        return file.getFileName().toString().matches("andon\\.log(?:\\.\\d+)*");
    }

    private static boolean saysSomething(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException goneMeanwhile) {
            return FileTime.fromMillis(0);
        }
    }

    private static List<String> end(Path file) throws IOException {
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(0, reader.length() - BYTES);
            reader.seek(begin);
            byte[] bytes = new byte[Math.toIntExact(reader.length() - begin)];
            reader.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // The first line may be half a line.
            List<String> whole = begin > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
            return whole.subList(Math.max(0, whole.size() - LINES), whole.size());
        }
    }

    long complaints() {
        return lines.stream()
                .filter(line -> line.matches("\\S+ \\S+ (?:WARNING|SEVERE) .*"))
                .count();
    }
}
