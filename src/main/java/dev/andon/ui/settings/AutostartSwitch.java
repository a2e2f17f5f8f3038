package dev.andon.ui.settings;

import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;

/// Switches on and off at once, beside what waits to be saved: it is the session's setting, not the file's. Shows
/// what is, not what was wished, and says so when that cannot be seen.
final class AutostartSwitch extends CheckBox {
    private final Autostart session;
    private final Consumer<String> told;
    /// As it was when it was seen last.
    private volatile boolean known;

    /// @param told is given what went wrong
    AutostartSwitch(Texts texts, Autostart session, Consumer<String> told) {
        super(texts.say("settings.autostart"));
        this.session = session;
        this.told = told;
        setId("autostart");
        setMinWidth(USE_PREF_SIZE);
        setDisable(true);
        setOnAction(pressed -> {
            boolean wanted = isSelected();
            run(() -> session.set(wanted));
        });
    }

    /// Looks how it is now.
    void read() {
        run(() -> {});
    }

    private interface Change {
        void make() throws IOException;
    }

    private void run(Change change) {
        setDisable(true);
        Thread.ofVirtual().name("autostart").start(() -> {
            String trouble = attempt(change);
            String unseen = attempt(() -> known = session.isOn());
            boolean on = known;
            FxThread.run(() -> {
                setSelected(on);
                setDisable(false);
                Stream.of(trouble, unseen)
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .ifPresent(told);
            });
        });
    }

    private static String attempt(Change change) {
        try {
            change.make();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
