package dev.andon.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Andon this is. Maven writes it beside this class; the same commit always says the same.
///
/// @param version of the project
/// @param commit what it was built from, with "-dirty" when something was changed since; "unknown" without git
/// @param javafx the version of JavaFX that it was built with
public record Build(String version, String commit, String javafx) {
    static final String UNKNOWN = "unknown";

    /// This very one.
    public static Build ours() {
        var facts = new Properties();
        try (InputStream stream = Build.class.getResourceAsStream("build.properties")) {
            if (stream != null) {
                facts.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Andon's own files are damaged", e);
        }
        return new Build(
                facts.getProperty("version", UNKNOWN),
                facts.getProperty("commit", UNKNOWN),
                facts.getProperty("javafx", UNKNOWN));
    }
}
