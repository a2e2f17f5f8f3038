package dev.andon.desktop;

import dev.andon.notice.Channel;
import dev.andon.notice.Notice;
import dev.andon.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Notifications on this desktop.
public interface Toasts extends Channel, AutoCloseable {
    /// Those of a platform. Nothing is started or connected before the first notice.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    /// @param offered the answers that somebody here can carry out; buttons are there on Linux alone
    /// @param answered is told of each answer, on a thread of its own
    static Toasts of(
            String system,
            Map<String, String> environment,
            Texts texts,
            Set<Answer> offered,
            BiConsumer<Notice, Answer> answered) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new ProgramToasts(new ProgramToasts.PowerShell(environment));
        }
        return name.startsWith("mac")
                ? new ProgramToasts(new ProgramToasts.OsaScript("/usr/bin/osascript"))
                : new BusToasts(environment, texts, offered, answered);
    }

    @Override
    void close();

    @Override
    default boolean isPersonal() {
        return true;
    }
}
