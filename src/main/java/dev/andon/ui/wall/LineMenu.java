package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Receipt;
import dev.andon.line.Cause;
import dev.andon.line.Line;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;

/// What can be done with the lines: stop one, let one go on. What may not be done now is not offered.
final class LineMenu {
    /// Words that stand for those that people will say when they are asked.
    private static final String SAID = "...";

    private final Hands hands;
    private final Texts texts;
    private final Consumer<Receipt> told;

    /// @param told is given what became of what somebody asked for
    LineMenu(Hands hands, Texts texts, Consumer<Receipt> told) {
        this.hands = hands;
        this.texts = texts;
        this.told = told;
    }

    /// @param owner the window that questions are asked above
    ContextMenu of(Board board, Window owner) {
        var menu = new ContextMenu();
        Person me = hands.me();
        if (me != null) {
            for (Line line : board.lines()) {
                if (mayPull(line, me, board)) {
                    add(menu, texts.say("menu.stop", line.name()), "stop", () -> pull(line, owner));
                }
                if (mayResume(line, me, board)) {
                    add(menu, texts.say("menu.resume", line.name()), "resume", () -> resume(line, owner));
                }
            }
        }
        return menu;
    }

    private static boolean mayPull(Line line, Person me, Board board) {
        return isGranted(new Command.PullCord(line.name(), SAID), me, board);
    }

    private static boolean mayResume(Line line, Person me, Board board) {
        return isGranted(new Command.ResumeLine(line.name(), new Cause(Cause.Category.OTHER, SAID, "")), me, board);
    }

    private static boolean isGranted(Command command, Person me, Board board) {
        return Policy.decide(command, me, board) instanceof Decision.Granted;
    }

    private void pull(Line line, Window owner) {
        submit(new CordQuestion(line.name(), texts).above(owner).showAndWait());
    }

    private void resume(Line line, Window owner) {
        submit(new CauseQuestion(line.name(), texts).above(owner).showAndWait());
    }

    private void submit(Optional<Command> answered) {
        answered.ifPresent(command -> hands.submit().accept(command, told));
    }

    private static void add(ContextMenu menu, String words, String id, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(chosen -> action.run());
        menu.getItems().add(item);
    }
}
