package dev.andon.desk;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.build.Build;
import dev.andon.build.Commits;
import dev.andon.build.Outcome;
import dev.andon.testing.Story;
import dev.andon.testing.Workshop;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which commits may have broken something that failed in revision c2.
class TheCommitsSinceGreenTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            those since the last that passed           | c1     | 1 commit by Ann
            none where the same revision passed        | c2     | No commit since: the same revision passed before.
            none since an older one, either            | c2, c1 | No commit since: the same revision passed before.
            none where nothing is known to have passed | ''     | None of its builds that are known passed.
            """)
    void areTold(String what, String green, String said) {
        Board board = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.FAILED)
                        .last(Build.of("8", Outcome.FAILED).revision("c2")))
                .board();
        List<Build> history = Stream.of(green.split(", "))
                .filter(revision -> !revision.isEmpty())
                .map(revision -> Build.of("7", Outcome.PASSED).revision(revision))
                .toList();

        assertEquals(
                said,
                switch (new Workshop().desk(() -> board).sinceGreen("ci/shop", history)) {
                    case Told.Answer<Commits>(Commits commits) ->
                        ENGLISH.say("since.all", commits.list().size(), commits.authors());
                    case Told.Nothing<Commits>(var why) -> ENGLISH.say(why);
                },
                what);
    }
}
