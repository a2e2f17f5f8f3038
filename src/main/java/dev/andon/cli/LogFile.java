package dev.andon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
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
        setErrorManager(new SaidOnce(folder, System.err));
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

    /// What goes wrong with a log, in one sentence, the first time only: without a log, a command works as well.
    static final class SaidOnce extends ErrorManager {
        private final Path folder;
        private final PrintStream to;
        private boolean said;

        SaidOnce(Path folder, PrintStream to) {
            this.folder = folder;
            this.to = to;
        }

        @Override
        public synchronized void error(@Nullable String message, @Nullable Exception trouble, int code) {
            if (!said) {
                said = true;
                String why = trouble == null ? message : trouble.getMessage();
                to.println("The log in " + folder + " cannot be written: " + why + ". Andon goes on without.");
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
