package dev.andon.app;

import dev.andon.settings.SettingsFile;
import dev.andon.settings.SettingsForms;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.keychain.Keychain;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Deferred;
import dev.andon.ui.kit.Page;
import dev.andon.ui.settings.Autostart;
import dev.andon.ui.settings.SettingsPage;
import dev.andon.ui.start.AddServerPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pages by which a window changes the settings that it was opened with.
final class OwnSettings implements AutoCloseable {
    private final @Nullable SettingsFile file;
    private final @Nullable Arrivals arrivals;

    /// @param file null where addresses were named instead: there is nothing to change
    OwnSettings(@Nullable SettingsFile file) {
        this.file = file;
        this.arrivals = file == null ? null : StartScreen.arrivals(file.path());
    }

    /// @param open opens a web page
    List<Page> pages(Texts texts, Consumer<String> open) {
        if (file == null || arrivals == null) {
            return List.of();
        }
        Path path = file.path();
        return List.of(
                new AddServerPage(texts, arrivals, open),
                new Deferred(SettingsPage.name(texts), () -> settings(texts, path)));
    }

    private static Page settings(Texts texts, Path file) {
        var reader = Configuration.reader();
        var forms = new SettingsForms(
                new SettingsPen(file, reader), reader, Keychain.of(System.getProperty("os.name", ""), System.getenv()));
        return new SettingsPage(texts, forms).with(autostart(file));
    }

    private static Autostart autostart(Path file) {
        OwnStart start = OwnStart.of(file);
        return new Autostart() {
            @Override
            public boolean isOn() throws IOException {
                return start.command().isPresent();
            }

            @Override
            public void set(boolean on) throws IOException {
                if (on) {
                    start.on();
                } else {
                    start.off();
                }
            }
        };
    }

    @Override
    public void close() {
        if (arrivals != null) {
            arrivals.close();
        }
    }
}
