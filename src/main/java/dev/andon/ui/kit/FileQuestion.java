package dev.andon.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks for a file that is there. Used on the JavaFX thread, which waits for the answer.
@FunctionalInterface
public interface FileQuestion {
    /// Asks as the platform does.
    FileQuestion PLATFORM = (title, owner) -> {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        File chosen = chooser.showOpenDialog(owner);
        return Optional.ofNullable(chosen).map(File::toPath);
    };

    /// @param owner the window above which it is asked
    /// @return empty when somebody thought better of it
    Optional<Path> ask(String title, @Nullable Window owner);
}
