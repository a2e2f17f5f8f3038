package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.line.Line;
import dev.andon.line.LineRule;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.Glob;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every line says why it is as it is.
class LineHeadlineTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");

    @ParameterizedTest(name = "{0}, stopped by {1}, {2} claimed: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            green  | nobody | nothing  | all green
            red    | nobody | nothing  | ci/cart and ci/shop broke after Ann's commit, 25 min ago; nobody is on it
            red    | andon  | ci/shop  | ci/cart and ci/shop broke after Ann's commit, 25 min ago; nobody is on it
            red    | andon, 5 min ago | nothing | ci/cart and ci/shop broke after Ann's commit, 25 min ago; nobody is on it
            red    | andon  | both     | ci/cart and ci/shop broke after Ann's commit, 25 min ago; Bob is on it
            red    | andon  | lapsed   | ci/cart and ci/shop broke after Ann's commit, 25 min ago; nobody is on it
            red    | andon  | lapsed on the line | ci/cart and ci/shop broke after Ann's commit, 25 min ago; nobody is on it
            red    | andon  | line     | ci/cart and ci/shop broke after Ann's commit, 25 min ago; Bob is on it
            green  | andon  | nothing  | green again; stopped 25 min ago, it goes on when somebody says what the cause was; nobody is on it
            green  | Ann    | nothing  | Ann stopped it 25 min ago: the demo; nobody is on it
            unknown| andon  | nothing  | stopped 25 min ago, and it is not known how it stands with ci/cart and ci/shop; nobody is on it
            unknown| nobody | nothing  | it is not known how it stands with ci/cart and ci/shop
            nothing| nobody | nothing  | there is nothing on the line
            nothing| andon  | nothing  | stopped 25 min ago, and nothing is on the line any more; nobody is on it
            """)
    void saysWhyAndWhoIsOnIt(String colour, String by, String claimed, String said) {
        var rule = new LineRule("trunk", List.of(new Glob("ci/*")), 1, LineRule.Resume.PERSON);
        Story story = Story.ofOneSource().told(new Event.LinesChanged(List.of(rule)));
        switch (colour) {
            case "red" -> story.shows(red("shop"), red("cart"));
            case "green" -> story.shows(pipeline("shop", Outcome.PASSED), pipeline("cart", Outcome.PASSED));
            case "unknown" -> story.shows(pipeline("shop", Outcome.UNKNOWN), pipeline("cart", Outcome.UNKNOWN));
            default -> story.settings();
        }
        story.told(new Event.BooksRead(new Books(claims(claimed), stops(by))));
        Board board = story.board();
        Line line = board.lines().getFirst();

        String sentence = ENGLISH.say(LineHeadline.of(line, board.at()))
                + LineHeadline.onIt(line, board)
                        .map(onIt -> "; " + ENGLISH.say(onIt))
                        .orElse("");

        assertEquals(said, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the book wrote of it only now       |  0 | ci/shop
            it was green meanwhile, and broke again | 40 | ci/shop
            something else had stopped the line | 40 | ci/cart
            """)
    void whatBrokeItDidSoWhenItsServerSays(String what, int stopped, String by) {
        var at = NOON.minus(Duration.ofMinutes(stopped));
        Story story = Story.ofOneSource()
                .told(new Event.LinesChanged(List.of(new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON))))
                .shows(red("shop"))
                .told(new Event.BooksRead(new Books(
                        List.of(), List.of(new Stop(1, "trunk", at, null, "", List.of(by), List.of(), null)))));
        Board board = story.board();

        assertEquals(
                "ci/shop broke after Ann's commit, 25 min ago",
                ENGLISH.say(LineHeadline.of(board.lines().getFirst(), board.at())),
                what);
    }

    private static Pipeline.Draft red(String name) {
        return pipeline(name, Outcome.FAILED)
                .since(NOON.minus(Duration.ofMinutes(25)))
                .last(Build.of("8", Outcome.FAILED).brokenBy(List.of(ANN)));
    }

    @Test
    void whoeverIsOnItByTheServerAloneIsOnItToo() {
        Story story = Story.ofOneSource()
                .told(new Event.LinesChanged(List.of(new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON))))
                .shows(red("shop").claim(new ServerClaim(BOB, "", null)));
        Board board = story.board();

        assertEquals(
                "Bob is on it",
                ENGLISH.say(LineHeadline.onIt(board.lines().getFirst(), board).orElseThrow()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            all that is on it         , IDLE    , IDLE   , nothing new gets into its 2 pipelines
            what is still at work     , RUNNING , IDLE   , 'nothing new gets into its 2 pipelines, shop still at work'
            nothing into a disabled one , IDLE  , DISABLED , nothing new gets into its 1 pipeline
            """)
    void aStoppedLineHoldsBack(String what, Activity shop, Activity cart, String said) {
        Story story = Story.ofOneSource()
                .told(new Event.LinesChanged(List.of(new LineRule(
                        "trunk", List.of(new Glob("ci/shop"), new Glob("ci/cart")), 1, LineRule.Resume.PERSON))))
                .shows(
                        red("shop").activity(shop),
                        pipeline("cart", Outcome.PASSED).activity(cart),
                        pipeline("other", Outcome.PASSED).activity(Activity.RUNNING));
        Board board = story.board();

        assertEquals(said, ENGLISH.say(LineHeadline.holdsBack(board.lines().getFirst(), board)), what);
    }

    private static List<Claim> claims(String claimed) {
        List<Claim> claims = new ArrayList<>();
        if (claimed.equals("both") || claimed.equals("ci/shop")) {
            claims.add(claim("ci/shop"));
        }
        if (claimed.equals("both")) {
            claims.add(claim("ci/cart"));
        }
        if (claimed.startsWith("lapsed")) {
            String subject = claimed.equals("lapsed") ? "ci/shop" : Claim.ofLine("trunk");
            claims.add(new Claim(1, subject, BOB, BOB, "", NOON, NOON, null));
            claims.add(claim("ci/cart"));
        }
        if (claimed.equals("line")) {
            claims.add(claim(Claim.ofLine("trunk")));
        }
        return claims;
    }

    private static Claim claim(String subject) {
        return new Claim(1, subject, BOB, BOB, "", NOON, null, null);
    }

    private static List<Stop> stops(String by) {
        var at = NOON.minus(Duration.ofMinutes(25));
        return switch (by) {
            case "nobody" -> List.of();
            case "andon" -> List.of(new Stop(1, "trunk", at, null, "", List.of("ci/shop"), List.of(), null));
            case "andon, 5 min ago" ->
                List.of(new Stop(
                        1, "trunk", NOON.minus(Duration.ofMinutes(5)), null, "", List.of("ci/shop"), List.of(), null));
            default -> List.of(new Stop(2, "trunk", at, Person.of(by), "the demo", List.of(), List.of(), null));
        };
    }
}
