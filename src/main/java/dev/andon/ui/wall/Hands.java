package dev.andon.ui.wall;

import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Person;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What people can do at a wall.
///
/// @param open opens a web page
/// @param me who is at the wall; null for a wall at which nobody can do anything else
/// @param submit hands in a command without waiting; the receipt comes back on the JavaFX thread
public record Hands(Consumer<String> open, @Nullable Person me, BiConsumer<Command, Consumer<Receipt>> submit) {
    /// A wall that only opens pages.
    public static Hands openingOnly(Consumer<String> open) {
        return new Hands(open, null, (command, receipt) -> {});
    }
}
