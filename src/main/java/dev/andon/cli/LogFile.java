package dev.andon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import org.jspecify.annotations.Nullable;

/// The newest and the older ones of a log that nobody else may read, whatever the folder and the user's habits
/// are: it names servers and people.
final class LogFile extends FileHandler {
    private static final String NAME = "andon.log";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final @Nullable Path folder;

    /// @param folder must be there
    /// @param bytes how large one may become
    LogFile(Path folder, int bytes, int files) throws IOException {
        super(folder.resolve(NAME).toString(), bytes, files, true);
        this.folder = folder;
        keepForUs(folder);
    }

    /// A new file was begun. The first one is before the constructor's end.
    @Override
    protected synchronized void setOutputStream(OutputStream out) {
        super.setOutputStream(out);
        if (folder != null) {
            try {
                keepForUs(folder);
            } catch (IOException e) {
                reportError(null, e, ErrorManager.OPEN_FAILURE);
            }
        }
    }

    /// What an earlier version made may be readable by all.
    private static void keepForUs(Path folder) throws IOException {
        if (!POSIX) {
            return;
        }
        keep(folder, "rwx------");
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, NAME + "*")) {
            for (Path log : logs) {
                keep(log, "rw-------");
            }
        }
    }

    /// Only the owner may.
    ///
    /// @return whether it is ours alone now; what is another's, or gone, is no reason to go without a log
    private static boolean keep(Path ours, String permissions) {
        try {
            Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString(permissions));
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }
}
