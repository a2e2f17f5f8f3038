package dev.andon.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends the log to a file in the platform's folder for state and, when asked, to standard error; never to
/// standard output.
final class Logging {
    private static final int BYTES = 1 << 20;
    private static final int FILES = 3;
    private static final String FORMAT = "%1$tF %1$tT.%1$tL %2$-7s %3$s: %4$s%5$s%n";
    /// Held here, because the log manager forgets loggers that nobody holds, and their levels with them.
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("javafx"),
            Logger.getLogger("com.sun.javafx"),
            Logger.getLogger("org.freedesktop"),
            Logger.getLogger("com.zaxxer.hikari"));

    private Logging() {}

    /// @param folder made if it is not there; when that fails there is no log file, and Andon goes on
    static void start(Path folder, boolean verbose) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        quieten();
        if (verbose) {
            add(root, new ConsoleHandler());
        }
        try {
            Files.createDirectories(folder, onlyForUs());
            add(root, new LogFile(folder, BYTES, FILES));
        } catch (IOException e) {
            root.log(Level.WARNING, "No log file in {0}: {1}", new Object[] {folder, e.toString()});
        }
    }

    /// Logs nothing: who examines the log must not write into it, nor say unexamined what others log.
    static void mute() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
    }

    /// What the folders are made with that are not there yet: a log names servers and people.
    private static FileAttribute<?>[] onlyForUs() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /// What libraries say of themselves below an error is of no use to anybody here.
    static void quieten() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private static void add(Logger root, Handler handler) {
        handler.setFormatter(new OneLine());
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    /// Time, level, who, what, and the stack of what went wrong.
    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String logger = entry.getLoggerName() == null ? "" : entry.getLoggerName();
            return FORMAT.formatted(
                    entry.getMillis(),
                    entry.getLevel(),
                    logger.substring(logger.lastIndexOf('.') + 1),
                    formatMessage(entry),
                    stack(entry.getThrown()));
        }

        private static String stack(@Nullable Throwable thrown) {
            if (thrown == null) {
                return "";
            }
            var text = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(text));
            return System.lineSeparator() + text;
        }
    }
}
