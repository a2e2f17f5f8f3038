package dev.andon.single;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// Where starts of one user meet: a folder that nobody else may enter, which is all that keeps others from it.
///
/// @param folder made when it is not there
/// @param key of the settings that are watched
public record Place(Path folder, String key) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /// Below `XDG_RUNTIME_DIR`, which the session makes for such things, or else below the folder for state.
    ///
    /// @param state the platform's folder for state
    public static Place of(Map<String, String> environment, Path state, String key) {
        try {
            Path runtime = Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", ""));
            if (runtime.isAbsolute() && Files.isDirectory(runtime) && Files.isWritable(runtime)) {
                return new Place(runtime.resolve("andon"), key);
            }
        } catch (InvalidPathException e) {
            return new Place(state.resolve("run"), key);
        }
        return new Place(state.resolve("run"), key);
    }

    /// Held for as long as the first one lives; the system lets go of it however that one ends.
    Path lock() {
        return folder.resolve("window-" + key + ".lock");
    }

    Path socket() {
        return folder.resolve("window-" + key + ".sock");
    }

    void prepare() throws IOException {
        if (POSIX) {
            Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
            // What is above it may not be there yet, and is ours alone as well: the log will be in it.
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
            Files.setPosixFilePermissions(folder, ours);
        } else {
            Files.createDirectories(folder);
        }
    }

    /// The same for one thing in it.
    static void keepForUs(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
