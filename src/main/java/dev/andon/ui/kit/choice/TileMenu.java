package dev.andon.ui.kit.choice;

import dev.andon.board.Board;
import dev.andon.board.Causes;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Receipt;
import dev.andon.desk.Told;
import dev.andon.people.Person;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;

/// What can be done with one tile. What may not be done now is not offered.
public final class TileMenu {
    /// Words that stand for those that people will say when they are asked.
    private static final String SAID = "...";

    private final Hands hands;
    private final Texts texts;
    private final Asking asking;
    private final ServiceChoices services;
    private final Consumer<Receipt> told;
    private final Once once;
    private int asked;

    /// @param asking how people are asked
    /// @param services what can be done with a service
    /// @param told is given what became of what somebody asked for
    public TileMenu(Hands hands, Texts texts, Asking asking, ServiceChoices services, Consumer<Receipt> told) {
        this.hands = hands;
        this.texts = texts;
        this.asking = asking;
        this.services = services;
        this.told = told;
        once = new Once(hands, told);
    }

    public ContextMenu of(Tile tile, Board board) {
        return Choice.menu(choices(tile, board));
    }

    public List<Choice> choices(Tile tile, Board board) {
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
            // Where "I am on it" was: who clicks there once more takes that back, and has nothing built again.
            offer(choices, texts.say("menu.release"), "release", new Command.ReleaseClaim(tile.id()), me, board);
            offer(choices, texts.say("menu.rerun"), "rerun", new Command.Rerun(tile.id()), me, board);
            offer(
                    choices,
                    texts.say("menu.rerunFailed"),
                    "rerun-failed",
                    new Command.RerunFailed(tile.id()),
                    me,
                    board);
            if (isGranted(new Command.Cancel(tile.id(), SAID), me, board)) {
                choices.add(new Choice("cancel", texts.say("menu.cancel"), () -> cancel(tile)));
            }
            if (tile.activity() == Activity.WAITING && isGranted(new Command.Approve(tile.id(), "", SAID), me, board)) {
                choices.add(new Choice("approve", texts.say("menu.approve"), () -> approve(tile)));
            }
        }
        choices.addAll(services.of(tile, board));
        return choices;
    }

    private void cancel(Tile tile) {
        asking.above(WhyQuestion.cancel(tile.id(), tile.building(), texts))
                .showAndWait()
                .ifPresent(once::submit);
    }

    /// What waits is known at the server only. Of several clicks before it has answered the newest counts.
    private void approve(Tile tile) {
        int number = ++asked;
        hands.waiting().read(tile.id(), waiting -> {
            if (number == asked) {
                approve(tile, waiting);
            }
        });
    }

    private void approve(Tile tile, Told<List<Approval>> waiting) {
        switch (waiting) {
            case Told.Nothing<List<Approval>>(Sentence why) -> told.accept(new Receipt.Denied(why));
            case Told.Answer<List<Approval>>(List<Approval> all) -> {
                if (all.size() == 1) {
                    approve(tile, all.getFirst().name());
                } else {
                    told.accept(new Receipt.Denied(
                            all.isEmpty()
                                    ? Sentence.of("deny.nothingWaits", tile.id())
                                    : Sentence.of("deny.sayWhatWaits", tile.id(), names(all))));
                }
            }
        }
    }

    private static String names(List<Approval> all) {
        return all.stream().map(Approval::name).collect(Collectors.joining(", "));
    }

    /// Asks why, and agrees.
    ///
    /// @param what the name of what its build waits for
    public void approve(Tile tile, String what) {
        asking.above(WhyQuestion.approve(tile.id(), tile.building(), what, texts))
                .showAndWait()
                .ifPresent(once::submit);
    }

    private static boolean isGranted(Command command, Person me, Board board) {
        return Policy.decide(command, me, board) instanceof Decision.Granted;
    }

    private static Command claim(List<String> subjects, Person me) {
        return new Command.TakeClaim(subjects, me, "", null, null, false);
    }

    private static Command takeOver(Tile tile, Person me) {
        return new Command.TakeClaim(List.of(tile.id()), me, "", null, null, true);
    }

    private void offer(List<Choice> choices, String words, String id, Command command, Person me, Board board) {
        boolean granted = isGranted(command, me, board);
        boolean offered = choices.stream().anyMatch(choice -> choice.id().equals("claim"));
        if (granted && !(id.equals("take-over") && offered)) {
            choices.add(new Choice(id, words, () -> once.submit(command)));
        }
    }
}
