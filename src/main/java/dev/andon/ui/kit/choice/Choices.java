package dev.andon.ui.kit.choice;

import dev.andon.command.Receipt;
import dev.andon.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Everything that people can do in one window.
///
/// @param tiles with a pipeline
/// @param lines with the lines
/// @param services with a service
public record Choices(TileMenu tiles, LineChoices lines, ServiceChoices services) {
    /// @param sheets the style sheets of what asks
    /// @param window the one that questions are asked above
    /// @param told is given what became of what somebody asked for
    public static Choices of(
            Hands hands, Texts texts, List<String> sheets, Supplier<@Nullable Window> window, Consumer<Receipt> told) {
        var services = new ServiceChoices(hands, texts, sheets, window, told);
        return new Choices(new TileMenu(hands, texts, services, told), new LineChoices(hands, texts, told), services);
    }
}
