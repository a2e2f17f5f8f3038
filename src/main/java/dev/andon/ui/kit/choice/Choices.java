package dev.andon.ui.kit.choice;

import dev.andon.command.Receipt;
import dev.andon.text.Texts;
import java.util.function.Consumer;

/// Everything that people can do in one window.
///
/// @param tiles with a pipeline
/// @param lines with the lines
/// @param services with a service
public record Choices(TileMenu tiles, LineChoices lines, ServiceChoices services) {
    /// @param asking how people are asked
    /// @param told is given what became of what somebody asked for
    public static Choices of(Hands hands, Texts texts, Asking asking, Consumer<Receipt> told) {
        var services = new ServiceChoices(hands, texts, asking, told);
        return new Choices(
                new TileMenu(hands, texts, asking, services, told),
                new LineChoices(hands, texts, asking, told),
                services);
    }
}
