package dev.andon.ui.kit;

import dev.andon.text.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Writes a text into a file that somebody names. Lives on the JavaFX thread; the text is made and written on
/// another.
public final class Export {
    /// Asks for a file.
    @FunctionalInterface
    public interface Place {
        /// @param name what the file might be called
        Optional<Path> ask(String name);
    }

    private final Texts texts;
    private final Place place;
    private final Aside writing = new Aside("export");

    public Export(Texts texts, Place place) {
        this.texts = texts;
        this.place = place;
    }

    /// Asks as the platform does.
    ///
    /// @param owner the window above which it asks
    public static Export asking(Texts texts, Supplier<@Nullable Window> owner) {
        return new Export(texts, name -> {
            var chooser = new FileChooser();
            chooser.setTitle(texts.say("export.title"));
            chooser.setInitialFileName(name);
            File chosen = chooser.showSaveDialog(owner.get());
            return Optional.ofNullable(chosen).map(File::toPath);
        });
    }

    /// @param name what the file might be called
    /// @param text is made only when there is a file for it; blocks, and may throw
    ///     [dev.andon.source.StoreFailure]
    /// @param told is given what became of it, in a sentence
    public void write(String name, Supplier<String> text, Consumer<String> told) {
        place.ask(name)
                .ifPresent(file -> writing.run(
                        () -> write(file, text.get()),
                        told,
                        why -> told.accept(texts.say("export.failed", file.toString(), why))));
    }

    private String write(Path file, String text) {
        try {
            Files.writeString(file, text);
            return texts.say("export.done", file.toString());
        } catch (IOException e) {
            return texts.say("export.failed", file.toString(), e.getClass().getSimpleName());
        }
    }
}
