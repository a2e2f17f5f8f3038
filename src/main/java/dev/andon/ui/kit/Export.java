package dev.andon.ui.kit;

import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import dev.andon.disk.Unwritten;
import dev.andon.text.Grid;
import dev.andon.text.Texts;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Writes a text into a file that somebody names, whole or not at all. Lives on the JavaFX thread; the text is
/// made and written on another.
public final class Export {
    /// Asks for a file.
    @FunctionalInterface
    public interface Place {
        /// @param name what the file might be called
        Optional<Path> ask(String name);
    }

    private final Texts texts;
    private final Place place;

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

    /// Buttons that write what is shown, as CSV and as JSON.
    ///
    /// @param name what the file might be called, but for its ending
    /// @param shown what is shown when a button is pressed; the grid of it may block, and may throw
    ///     [dev.andon.source.StoreFailure]
    /// @param told is given what became of it, in a sentence
    public List<Button> buttons(String name, Supplier<Supplier<Grid>> shown, Consumer<String> told) {
        return List.of(
                button(name + ".csv", "export-csv", texts.say("export.csv"), text(shown, Grid::csv), told),
                button(name + ".json", "export-json", texts.say("export.json"), text(shown, Grid::json), told));
    }

    private static Supplier<Supplier<String>> text(Supplier<Supplier<Grid>> shown, Function<Grid, String> format) {
        return () -> {
            Supplier<Grid> grid = shown.get();
            return () -> format.apply(grid.get());
        };
    }

    private Button button(
            String name, String id, String words, Supplier<Supplier<String>> text, Consumer<String> told) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> write(name, text.get(), told));
        return button;
    }

    /// @param name what the file might be called
    /// @param text is made only when there is a file for it; blocks, and may throw
    ///     [dev.andon.source.StoreFailure]
    /// @param told is given what became of it, in a sentence; of each that is written
    public void write(String name, Supplier<String> text, Consumer<String> told) {
        place.ask(name)
                .ifPresent(file -> new Aside("export")
                        .run(
                                () -> write(file, text.get()),
                                told,
                                why -> told.accept(texts.say("export.failed", file.toString(), why))));
    }

    private String write(Path file, String text) {
        try {
            Draft.write(file, Readers.USUAL, text.getBytes(StandardCharsets.UTF_8));
            return texts.say("export.done", file.toString());
        } catch (Unwritten e) {
            return texts.say("export.failed", file.toString(), texts.say(e.sentence()));
        }
    }
}
