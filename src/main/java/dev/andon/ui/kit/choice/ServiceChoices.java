package dev.andon.ui.kit.choice;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.board.Tile;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollback;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What can be done with a service: go back, go forward again, say no to its guard. What may not be done now is
/// not offered, and what was asked for is not asked for again before there is an answer.
public final class ServiceChoices {
    /// Words that stand for those that people will say when they are asked.
    private static final String SAID = "...";

    private final Hands hands;
    private final Texts texts;
    private final Asking asking;
    private final Once once;
    private @Nullable GoBackSheet sheet;

    /// @param asking how people are asked
    /// @param told is given what became of what somebody asked for
    public ServiceChoices(Hands hands, Texts texts, Asking asking, Consumer<Receipt> told) {
        this.hands = hands;
        this.texts = texts;
        this.asking = asking;
        once = new Once(hands, told);
    }

    /// For the tile's menu.
    public List<Choice> of(Tile tile, Board board) {
        return way(tile, board).stream()
                .map(way -> new Choice(id(way), texts.say("menu." + key(way)), () -> open(tile.id(), way)))
                .toList();
    }

    /// For the sign.
    public List<Choice> of(GoingBack going, Board board) {
        List<Choice> choices = new ArrayList<>();
        var veto = new Command.Veto(going.tile().id());
        if (going.stage() == GoingBack.Stage.COUNTDOWN && isGranted(veto, board)) {
            choices.add(new Choice("veto", texts.say("back.cancel", going.from()), () -> once.submit(veto)));
        } else {
            choices.addAll(of(going.tile(), board));
        }
        return choices;
    }

    private static String id(Rollback.Way way) {
        return way == Rollback.Way.BACK ? "go-back" : "go-forward";
    }

    private static String key(Rollback.Way way) {
        return way == Rollback.Way.BACK ? "goBack" : "goForward";
    }

    /// Nobody goes back from what came by going back; that can only be undone.
    private Optional<Rollback.Way> way(Tile tile, Board board) {
        Deployment deployment = tile.known().pipeline().deployment();
        if (deployment == null || deployment.live() == null) {
            return Optional.empty();
        }
        boolean wentBack =
                Proposal.isRollback(deployment.toLeave(), board.books().rollbacksOf(tile.id()));
        Rollback.Way way = wentBack ? Rollback.Way.FORWARD : Rollback.Way.BACK;
        return isGranted(wish(tile.id(), way), board) ? Optional.of(way) : Optional.empty();
    }

    /// What would be asked for: from where to where does not matter to who may.
    private static Command wish(String subject, Rollback.Way way) {
        var somewhere = new Rollback.Point("", "", "");
        return new Command.RollBack(subject, way, somewhere, somewhere, SAID);
    }

    private boolean isGranted(Command command, Board board) {
        Person me = hands.me();
        return me != null && Policy.decide(command, me, board) instanceof Decision.Granted;
    }

    /// Shows what going back would be, where that may be.
    ///
    /// @return what stands in the way; empty when it is shown
    public Optional<Receipt> goBack(String subject, Board board) {
        Person me = hands.me();
        var wanted = wish(subject, Rollback.Way.BACK);
        if (me != null && Policy.decide(wanted, me, board) instanceof Decision.Denied(var reason)) {
            return Optional.of(new Receipt.Denied(reason));
        }
        if (me != null) {
            open(subject, Rollback.Way.BACK);
        }
        return Optional.empty();
    }

    private void open(String subject, Rollback.Way way) {
        close();
        Person me = hands.me();
        if (me == null) {
            return;
        }
        var opened = new GoBackSheet(new GoBackSheet.Wanted(subject, way, me), hands.examine(), texts, once::submit);
        asking.above(opened);
        opened.setOnHidden(hidden -> {
            if (sheet == opened) {
                sheet = null;
            }
        });
        sheet = opened;
        opened.show();
    }

    /// How things stand now, for the sheet that is open.
    public void show(Board board, Instant now) {
        if (sheet != null) {
            sheet.judge(board, now);
        }
    }

    /// The sheet that is open, or null.
    public @Nullable GoBackSheet sheet() {
        return sheet;
    }

    public void close() {
        if (sheet != null) {
            sheet.close();
            sheet = null;
        }
    }
}
