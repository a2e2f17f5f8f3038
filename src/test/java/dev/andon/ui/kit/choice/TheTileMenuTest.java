package dev.andon.ui.kit.choice;

import static dev.andon.testing.Boards.TEN;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.claim.Claim;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Rollback;
import dev.andon.desk.Told;
import dev.andon.people.Crew;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.Shop;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a tile offers is what may be done with it now.
class TheTileMenuTest {
    private static final Person ANN = Person.of("Ann");

    private static final Asking ASKING = new Asking(List.of(), () -> null);

    private final List<Command> submitted = new ArrayList<>();
    private final List<Receipt> told = new ArrayList<>();
    private final Hands hands = new Hands(url -> {}, ANN, (command, receipt) -> {
        submitted.add(command);
        receipt.accept(new Receipt.Done(Sentence.of("receipt.released", "ci/shop")));
    });
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final TileMenu menu =
            new TileMenu(hands, texts, ASKING, new ServiceChoices(hands, texts, ASKING, told::add), told::add);

    @BeforeEach
    void start() {
        Fx.start();
    }

    @ParameterizedTest(name = "{0}, {1} is on it: {2}")
    @CsvSource({
        "green, nobody, open",
        "red,   nobody, open claim",
        "red,   Bob,    open take-over release",
        "red,   Ann,    open release",
    })
    void offersWhatMayBeDone(String colour, String holder, String offered) {
        Board board = board(holder, colour.equals("red") ? failed("shop") : passed("shop"));

        assertEquals(
                offered,
                Fx.call(() -> menu.of(tile("shop", board), board).getItems().stream()
                        .map(MenuItem::getId)
                        .collect(Collectors.joining(" "))));
    }

    @Test
    void oneClickClaimsEverythingThatTheSameCommitBroke() {
        Board board = board("nobody", broken("shop", "c0ffee"), broken("cart", "c0ffee"), broken("mail", "f00d"));

        choose("claim-all", "shop", board);

        assertEquals(
                List.of(new Command.TakeClaim(List.of("ci/shop", "ci/cart"), ANN, "", null, null, false)), submitted);
        assertEquals(1, told.size());
    }

    @Test
    void whatItsServerCanBuildAgainIsOfferedToBeRunAgain() {
        Board board = Boards.of(passed("shop"))
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
                .board();

        choose("rerun", "shop", board);

        assertEquals(List.of(new Command.Rerun("ci/shop")), submitted);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "live     , go-back",
        "went back, go-forward",
        "going    , ''",
        "old sight, ''",
    })
    void aServiceCanBeTakenBackOrForwardAgain(String how, String offered) {
        Shop shop = switch (how) {
            case "went back" -> new Shop().live(Shop.V12).rollback(Rollback.Sending.SENT, Rollback.Finding.DONE, "");
            case "going" -> new Shop().rollback(Rollback.Sending.SENT, null, "");
            case "old sight" -> new Shop().later(Duration.ofMinutes(20));
            default -> new Shop();
        };
        Board board = shop.board();

        assertEquals(
                offered,
                Fx.call(() -> menu.of(tile("shop/production", board), board).getItems().stream()
                        .map(MenuItem::getId)
                        .filter(id -> id.startsWith("go-"))
                        .collect(Collectors.joining(" "))));
    }

    @Test
    void whatIsLeftToOthersIsNotOffered() {
        var boards = Boards.of(failed("shop"));
        boards.told(new Event.CrewChanged(new Crew(List.of(), Map.of(Deed.CLAIM, List.of(Person.of("Bob"))))));
        Board board = boards.board();

        assertEquals(
                List.of("open"),
                Fx.call(() -> menu.of(tile("shop", board), board).getItems().stream()
                        .map(MenuItem::getId)
                        .toList()));
    }

    @Test
    void takingOverIsSaidSo() {
        choose("take-over", "shop", board("Bob", failed("shop")));

        assertEquals(List.of(new Command.TakeClaim(List.of("ci/shop"), ANN, "", null, null, true)), submitted);
    }

    @Test
    void whatIsAskedForIsNotAskedForAgainBeforeThereIsAnAnswer() {
        List<Consumer<Receipt>> waiting = new ArrayList<>();
        var slow = new Hands(url -> {}, ANN, (command, receipt) -> {
            submitted.add(command);
            waiting.add(receipt);
        });
        var slowly = new TileMenu(slow, texts, ASKING, new ServiceChoices(slow, texts, ASKING, told::add), told::add);
        Board board = board("nobody", failed("shop"));
        Choice claim = slowly.choices(tile("shop", board), board).stream()
                .filter(choice -> choice.id().equals("claim"))
                .findFirst()
                .orElseThrow();

        claim.action().run();
        claim.action().run();
        assertEquals(1, submitted.size());

        waiting.getFirst().accept(new Receipt.Done(Sentence.of("receipt.released", "ci/shop")));
        claim.action().run();
        assertEquals(2, submitted.size());
    }

    @Test
    void whoIsAskedWhyABuildIsCancelledMeansTheOneThatRanThen() {
        Fx.run(() -> {
            var question = WhyQuestion.cancel("ci/shop", "43", texts);
            ((TextField) question.getDialogPane().lookup("#why")).setText("too slow");
            assertEquals(
                    new Command.Cancel("ci/shop", "43", "too slow"),
                    question.getResultConverter()
                            .call(question.getDialogPane().getButtonTypes().getFirst()));
        });
    }

    @Test
    void whoIsAskedWhyABuildMayGoOnIsToldWhatItWaitsFor() {
        Fx.run(() -> {
            var question = WhyQuestion.approve("ci/shop", "43", "production", texts);
            assertEquals("ci/shop 43 waits for: production", question.getTitle());
            ((TextField) question.getDialogPane().lookup("#why")).setText("checked");
            assertEquals(
                    new Command.Approve("ci/shop", "43", "production", "checked"),
                    question.getResultConverter()
                            .call(question.getDialogPane().getButtonTypes().getFirst()));
        });
    }

    /// Of two clicks before the server has answered one is asked about.
    @Test
    void whatABuildWaitsForIsReadAtItsServerAndThenAsked() {
        List<Consumer<Told<List<Approval>>>> reading = new ArrayList<>();
        TileMenu slowly = menu((subject, read) -> reading.add(read));
        choose("approve", "shop", waiting(), slowly);
        choose("approve", "shop", waiting(), slowly);
        var production = new Told.Answer<>(List.of(new Approval("1", "production")));

        Fx.run(() -> reading.getFirst().accept(production));
        assertEquals(List.of(), submitted);
        Fx.run(() -> {
            Platform.runLater(() -> answer("checked"));
            reading.getLast().accept(production);
        });
        assertEquals(List.of(new Command.Approve("ci/shop", "43", "production", "checked")), submitted);
    }

    private static void answer(String why) {
        DialogPane question = Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst()
                .orElseThrow();
        ((TextField) question.lookup("#why")).setText(why);
        ((Button) question.lookupButton(question.getButtonTypes().getFirst())).fire();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nothing,            Nothing of ci/shop waits for an approval.",
        "staging production, 'Say which is meant. ci/shop waits for: staging, production.'",
        "away,               The server of ci has no builds that wait for an approval."
    })
    void whereThereIsNotOneThingToAgreeToThatIsSaidAndNobodyIsAsked(String what, String said) {
        Told<List<Approval>> read = switch (what) {
            case "nothing" -> new Told.Answer<>(List.of());
            case "away" -> new Told.Nothing<>(Sentence.of("deny.cannotApprove", "ci"));
            default ->
                new Told.Answer<>(Stream.of(what.split(" "))
                        .map(name -> new Approval(name, name))
                        .toList());
        };

        choose("approve", "shop", waiting(), menu((subject, reader) -> reader.accept(read)));

        assertEquals(
                List.of(said),
                told.stream().map(one -> texts.say(one.sentence())).toList());
        assertEquals(List.of(), submitted);
    }

    @Test
    void aDoubleClickIsOneWish() {
        List<String> done = new ArrayList<>();
        Fx.run(() -> {
            var button = new Choice("rerun", "Run again", () -> done.add("rerun")).button();
            new Scene(button).getRoot().applyCss();
            for (int click = 1; click <= 2; click++) {
                button.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, click));
                button.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, click));
            }
        });
        assertEquals(List.of("rerun"), done);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, int click) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                click,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private TileMenu menu(Hands.Waiting waiting) {
        var asking = new Hands(hands.open(), ANN, hands.submit(), hands.examine(), waiting);
        return new TileMenu(asking, texts, ASKING, new ServiceChoices(asking, texts, ASKING, told::add), told::add);
    }

    private static Board waiting() {
        return Boards.of(passed("shop").activity(Activity.WAITING).current(Build.of("43", Outcome.UNKNOWN)))
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.APPROVE))))
                .board();
    }

    private void choose(String id, String name, Board board) {
        choose(id, name, board, menu);
    }

    private static void choose(String id, String name, Board board, TileMenu menu) {
        Fx.run(() -> menu.of(tile(name, board), board).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static Pipeline.Draft broken(String name, String commit) {
        return failed(name).last(Build.of("8", Outcome.FAILED).revision(commit));
    }

    private static Tile tile(String name, Board board) {
        return board.tiles().stream()
                .filter(tile -> tile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Board board(String holder, Pipeline.Draft... pipelines) {
        var boards = Boards.of(pipelines);
        if (!holder.equals("nobody")) {
            var claim = new Claim(1, "ci/shop", Person.of(holder), Person.of(holder), "", TEN, null, null);
            boards.told(new Event.BooksRead(new Books(List.of(claim), List.of())));
        }
        return boards.board();
    }
}
