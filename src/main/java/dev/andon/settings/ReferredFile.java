package dev.andon.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that the settings name. Paths start at the settings' own folder.
final class ReferredFile {
    static final int BYTES_AT_MOST = 1 << 20;

    private ReferredFile() {}

    /// All bytes of a file; null after a mistake.
    static byte @Nullable [] read(String path, Value value) {
        Path file = resolve(path, value);
        if (file == null) {
            return null;
        }
        try {
            byte[] bytes = bytes(file);
            value.notes().file(file, Digest.of(bytes));
            if (bytes.length <= BYTES_AT_MOST) {
                return bytes;
            }
            value.mistake("The file " + Value.echo(path) + " is larger than a megabyte.", "");
        } catch (NoSuchFileException e) {
            value.notes().file(file, Digest.NOTHING);
            value.mistake(
                    "There is no file " + Value.echo(path) + ".", Suggestion.didYouMean(name(file), siblings(file)));
        } catch (IOException e) {
            value.notes().file(file, Digest.NOTHING);
            String why = Files.isDirectory(file) ? " is a folder." : " cannot be read.";
            value.mistake("The file " + Value.echo(path) + why, "");
        }
        return null;
    }

    /// The file's bytes, or one more than allowed.
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BYTES_AT_MOST + 1);
        }
    }

    /// Where a path of the settings leads, whether something is there or not; null after a mistake.
    static @Nullable Path resolve(String path, Value value) {
        Surroundings surroundings = value.surroundings();
        try {
            if (path.isEmpty()) {
                value.mistake("Here should be a path.", "");
                return null;
            }
            return path.startsWith("~/")
                    ? surroundings.home().resolve(path.substring(2)).normalize()
                    : surroundings.folder().resolve(path).normalize();
        } catch (InvalidPathException e) {
            value.mistake("This is no path of a file.", "");
            return null;
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static List<String> siblings(Path file) {
        List<String> names = new ArrayList<>();
        Path folder = file.getParent();
        if (folder != null) {
            try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
                others.forEach(other -> names.add(name(other)));
            } catch (IOException e) {
                return List.of();
            }
        }
        return names;
    }

    /// Where the file system knows other people, a secret should not be theirs to read.
    static void warnOfReaders(String path, Value value) {
        Path file = resolve(path, value);
        try {
            if (file != null
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                    value.warning(
                            "Everybody on this machine can read the file " + Value.echo(path) + " ("
                                    + PosixFilePermissions.toString(permissions) + ").",
                            "chmod 600 leaves it to its owner.");
                }
            }
        } catch (IOException e) {
            value.warning("Who may read the file " + Value.echo(path) + " is not known.", "");
        }
    }
}
