package dev.andon.ui.kit.choice;

import dev.andon.board.Board;
import dev.andon.claim.Claim;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Receipt;
import dev.andon.line.Cause;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What can be done with the lines: stop one, be on it, let it go on. What may not be done now is not offered.
public final class LineChoices {
    /// Words that stand for those that people will say when they are asked.
    private static final String SAID = "...";

    private final Hands hands;
    private final Texts texts;
    private final Asking asking;
    private final Once once;

    /// @param asking how people are asked
    /// @param told is given what became of what somebody asked for
    public LineChoices(Hands hands, Texts texts, Asking asking, Consumer<Receipt> told) {
        this.hands = hands;
        this.texts = texts;
        this.asking = asking;
        once = new Once(hands, told);
    }

    /// Everything, line by line.
    ///
    /// @param owner the window that questions are asked above
    public List<Choice> all(Board board, @Nullable Window owner) {
        List<Choice> choices = new ArrayList<>();
        board.lines().forEach(line -> choices.addAll(of(line, board, owner)));
        return choices;
    }

    /// Everything that can be done with one line now.
    public List<Choice> of(Line line, Board board, @Nullable Window owner) {
        List<Choice> choices = new ArrayList<>();
        stop(line, board, owner).ifPresent(choices::add);
        choices.addAll(ofStopped(line, board, owner));
        return choices;
    }

    /// The cords that can be pulled now.
    public List<Choice> cords(Board board, @Nullable Window owner) {
        return board.lines().stream()
                .flatMap(line -> stop(line, board, owner).stream())
                .toList();
    }

    /// What can be done about a line that is stopped.
    public List<Choice> ofStopped(Line line, Board board, @Nullable Window owner) {
        Person me = hands.me();
        if (me == null || line.state() != LineState.STOPPED) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        Command claim = new Command.TakeClaim(List.of(Claim.ofLine(line.name())), me, "", null, null, false);
        if (isGranted(claim, me, board)) {
            choices.add(new Choice("claim-line", texts.say("menu.claimLine", line.name()), () -> once.submit(claim)));
        }
        Command resume = new Command.ResumeLine(line.name(), new Cause(Cause.Category.OTHER, SAID, ""));
        if (isGranted(resume, me, board)) {
            choices.add(new Choice(
                    "resume",
                    texts.say("menu.resume", line.name()),
                    () -> submit(asking.above(owner, new CauseQuestion(line.name(), texts))
                            .showAndWait())));
        }
        return choices;
    }

    private Optional<Choice> stop(Line line, Board board, @Nullable Window owner) {
        Person me = hands.me();
        return me != null && isGranted(new Command.PullCord(line.name(), SAID), me, board)
                ? Optional.of(new Choice(
                        "stop",
                        texts.say("menu.stop", line.name()),
                        () -> submit(asking.above(owner, WhyQuestion.cord(line.name(), texts))
                                .showAndWait())))
                : Optional.empty();
    }

    private static boolean isGranted(Command command, Person me, Board board) {
        return Policy.decide(command, me, board) instanceof Decision.Granted;
    }

    private void submit(Optional<Command> answered) {
        answered.ifPresent(once::submit);
    }
}
