package dev.andon.ui.charts;

import dev.andon.text.Texts;
import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks where a report is to be kept, and as what.
record WhereTo(Texts texts) {
    @Nullable
    Path ask(@Nullable Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.say("charts.export"));
        chooser.setInitialFileName("andon-report.pdf");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("PDF", "*.pdf"),
                        new FileChooser.ExtensionFilter("PNG", "*.png"),
                        new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
