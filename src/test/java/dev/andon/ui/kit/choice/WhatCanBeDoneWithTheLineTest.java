package dev.andon.ui.kit.choice;

import static dev.andon.testing.Boards.TEN;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.command.Command;
import dev.andon.line.Cause;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cord and the way back.
class WhatCanBeDoneWithTheLineTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Person ANN = Person.of("Ann");

    @BeforeEach
    void start() {
        Fx.start();
    }

    @ParameterizedTest(name = "{0}, stopped by {1}, somebody at the wall: {2}")
    @CsvSource({
        "green, nobody, true , stop",
        "green, Andon , true , stop claim-line resume",
        "green, Bob   , true , claim-line resume",
        "red  , Andon , true , stop claim-line",
        "red  , Bob   , true , claim-line",
        "green, nobody, false, ''",
    })
    void offersWhatMayBeDone(String colour, String by, boolean somebody, String offered) {
        var hands = new Hands(url -> {}, somebody ? ANN : null, (command, receipt) -> {});
        var menu = new LineChoices(hands, ENGLISH, new Asking(List.of(), () -> null), receipt -> {});
        Board board = board(colour, by);

        assertEquals(
                offered,
                Fx.call(() -> menu.all(board, null).stream().map(Choice::id).collect(Collectors.joining(" "))));
    }

    @Test
    void theCordWantsAReasonAndItsButtonSaysWhatItDoes() {
        Fx.run(() -> {
            var question = WhyQuestion.cord("trunk", ENGLISH);
            Button stop = confirm(question);
            assertEquals("Stop trunk", stop.getText());
            assertEquals(true, stop.isDisabled());
            type(question, "#why", "  ");
            assertEquals(true, stop.isDisabled(), "blanks are no reason");
            type(question, "#why", " the demo ");
            assertEquals(false, stop.isDisabled());
            assertEquals(new Command.PullCord("trunk", "the demo"), answer(question));
        });
    }

    @Test
    void theWayBackWantsACause() {
        Fx.run(() -> {
            var question = new CauseQuestion("trunk", ENGLISH);
            Button resume = confirm(question);
            assertEquals("Let trunk go on", resume.getText());
            type(question, "#whys", "the clock was not faked");
            assertEquals(true, resume.isDisabled(), "what kind of thing was it?");
            choose(question, Cause.Category.FLAKY_TEST);
            assertEquals(false, resume.isDisabled());
            assertEquals(
                    new Command.ResumeLine(
                            "trunk", new Cause(Cause.Category.FLAKY_TEST, "the clock was not faked", "")),
                    answer(question));
        });
    }

    private static Button confirm(Dialog<Command> question) {
        return (Button) question.getDialogPane()
                .lookupButton(question.getDialogPane().getButtonTypes().getFirst());
    }

    private static void type(Dialog<Command> question, String field, String words) {
        ((TextInputControl) question.getDialogPane().lookup(field)).setText(words);
    }

    @SuppressWarnings("unchecked") // a look-up by id does not know the type
    private static void choose(Dialog<Command> question, Cause.Category category) {
        ((ChoiceBox<Cause.Category>) question.getDialogPane().lookup("#category")).setValue(category);
    }

    private static Command answer(Dialog<Command> question) {
        ButtonType confirmed = question.getDialogPane().getButtonTypes().getFirst();
        assertEquals(null, question.getResultConverter().call(ButtonType.CANCEL));
        return question.getResultConverter().call(confirmed);
    }

    private static Board board(String colour, String by) {
        var boards = Boards.of(colour.equals("red") ? failed("shop") : passed("shop"));
        if (!by.equals("nobody")) {
            Person person = by.equals("Andon") ? null : Person.of(by);
            var stop = new Stop(1, "trunk", TEN.minusSeconds(60), person, "", List.of("ci/shop"), List.of(), null);
            boards.told(new Event.BooksRead(new Books(List.of(), List.of(stop))));
        }
        return boards.board();
    }
}
