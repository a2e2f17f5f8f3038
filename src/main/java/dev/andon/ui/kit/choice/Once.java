package dev.andon.ui.kit.choice;

import dev.andon.command.Command;
import dev.andon.command.Receipt;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Hands commands in. What was asked for is not asked for again before there is an answer: who presses twice wants
/// one thing. Lives on the JavaFX thread.
final class Once {
    private final Hands hands;
    private final Consumer<Receipt> told;
    private final Set<Command> underway = new HashSet<>();

    /// @param told is given what became of each
    Once(Hands hands, Consumer<Receipt> told) {
        this.hands = hands;
        this.told = told;
    }

    void submit(Command command) {
        if (underway.add(command)) {
            hands.submit().accept(command, receipt -> {
                underway.remove(command);
                told.accept(receipt);
            });
        }
    }
}
