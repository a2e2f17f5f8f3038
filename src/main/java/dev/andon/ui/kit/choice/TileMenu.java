package dev.andon.ui.kit.choice;

import dev.andon.board.Board;
import dev.andon.board.Causes;
import dev.andon.board.Tile;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Receipt;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;

/// What can be done with one tile. What may not be done now is not offered.
public final class TileMenu {
    private final Hands hands;
    private final Texts texts;
    private final ServiceChoices services;
    private final Consumer<Receipt> told;

    /// @param services what can be done with a service
    /// @param told is given what became of what somebody asked for
    public TileMenu(Hands hands, Texts texts, ServiceChoices services, Consumer<Receipt> told) {
        this.hands = hands;
        this.texts = texts;
        this.services = services;
        this.told = told;
    }

    public ContextMenu of(Tile tile, Board board) {
        List<Choice> choices = new ArrayList<>();
        String url = tile.page();
        if (url != null) {
            choices.add(new Choice(
                    "open", texts.say("menu.open"), () -> hands.open().accept(url)));
        }
        Person me = hands.me();
        if (me != null) {
            List<String> together = Causes.of(tile, board);
            if (together.size() > 1) {
                offer(
                        choices,
                        texts.say("menu.claimAll", together.size()),
                        "claim-all",
                        claim(together, me),
                        me,
                        board);
            }
            offer(choices, texts.say("menu.claim"), "claim", claim(List.of(tile.id()), me), me, board);
            offer(choices, texts.say("menu.takeOver"), "take-over", takeOver(tile, me), me, board);
            offer(choices, texts.say("menu.rerun"), "rerun", new Command.Rerun(tile.id()), me, board);
            offer(choices, texts.say("menu.release"), "release", new Command.ReleaseClaim(tile.id()), me, board);
        }
        choices.addAll(services.of(tile, board));
        return Choice.menu(choices);
    }

    private static Command claim(List<String> subjects, Person me) {
        return new Command.TakeClaim(subjects, me, "", null, null, false);
    }

    private static Command takeOver(Tile tile, Person me) {
        return new Command.TakeClaim(List.of(tile.id()), me, "", null, null, true);
    }

    private void offer(List<Choice> choices, String words, String id, Command command, Person me, Board board) {
        boolean granted = Policy.decide(command, me, board) instanceof Decision.Granted;
        boolean offered = choices.stream().anyMatch(choice -> choice.id().equals("claim"));
        if (granted && !(id.equals("take-over") && offered)) {
            choices.add(new Choice(id, words, () -> hands.submit().accept(command, told)));
        }
    }
}
