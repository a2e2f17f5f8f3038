package dev.andon.ui.kit.choice;

import java.util.List;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// How people are asked in one window.
///
/// @param sheets the style sheets of what asks: colours, and those of [GoBackSheet#STYLE]; none for JavaFX's own
/// @param window the one that questions are asked above
public record Asking(List<String> sheets, Supplier<@Nullable Window> window) {
    public Asking {
        sheets = List.copyOf(sheets);
    }
}
