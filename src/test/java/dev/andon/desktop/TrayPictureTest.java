package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.notice.Addressee;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.testing.Shop;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tray's picture tells worst state, how many, mine and claimed apart, without colours too.
class TrayPictureTest {
    private static final Addressee ANN = new Addressee(List.of("Ann"));

    private static TrayState state(TrayState.Look look, int reds, boolean claimed, boolean mine) {
        return new TrayState(look, reds, claimed, mine, Sentence.of("wall.empty"));
    }

    private static Pipeline.Draft red(String name, String claimedBy) {
        return Pipeline.named(name, name)
                .activity(Activity.IDLE)
                .last(Build.of("7", Outcome.FAILED).brokenBy(List.of(Person.of("Ann"))))
                .claim(claimedBy.isEmpty() ? null : new ServerClaim(Person.of(claimedBy), "", Story.NOON));
    }

    private static String shape(TrayState state, int size) {
        byte[] bytes = TrayPicture.argb(state, size);
        var shape = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 4) {
            // What somebody sees who sees no colours: nothing, dark or light.
            int light = (bytes[i + 1] & 0xFF) + (bytes[i + 2] & 0xFF) + (bytes[i + 3] & 0xFF);
            shape.append((bytes[i] & 0xFF) < 128 ? ' ' : light > 600 ? '.' : '#');
        }
        return shape.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 32, 48})
    void everyStateHasAShapeOfItsOwn(int size) {
        Set<String> shapes = new HashSet<>();
        for (TrayState state : List.of(
                state(TrayState.Look.GREEN, 0, false, false),
                state(TrayState.Look.UNKNOWN, 0, false, false),
                state(TrayState.Look.RED, 1, false, false),
                state(TrayState.Look.RED, 2, false, false),
                state(TrayState.Look.RED, 12, false, false),
                state(TrayState.Look.RED, 1, true, false),
                state(TrayState.Look.RED, 1, false, true),
                state(TrayState.Look.RED, 1, true, true),
                state(TrayState.Look.RED, 100, false, false))) {
            shapes.add(shape(state, size));
        }
        assertEquals(9, shapes.size());
    }

    @Test
    void aPixelIsAlphaRedGreenBlue() {
        byte[] green = TrayPicture.argb(state(TrayState.Look.GREEN, 0, false, false), 22);
        int middle = (11 * 22 + 11) * 4;
        assertEquals(0, green[0], "the corner is transparent");
        assertEquals(255, green[middle] & 0xFF);
        assertEquals(0x38, green[middle + 1] & 0xFF);
        assertEquals(0x8E, green[middle + 2] & 0xFF);
        assertEquals(0x3C, green[middle + 3] & 0xFF);
    }

    @ParameterizedTest
    @CsvSource({"red, RED, 1, false", "claimed, RED, 1, true", "green, GREEN, 0, false", "unknown, UNKNOWN, 0, false"})
    void theDrawingsForPeopleShowWhatTheTrayShows(String drawing, TrayState.Look look, int reds, boolean claimed)
            throws IOException {
        int size = 48;
        BufferedImage drawn = ImageIO.read(
                Path.of("icons/generated/tray-" + drawing + "-" + size + ".png").toFile());
        BufferedImage shown = AwtIcon.picture(state(look, reds, claimed, false), size);
        int different = 0;
        for (int i = 0; i < size * size; i++) {
            different += isFar(drawn.getRGB(i % size, i / size), shown.getRGB(i % size, i / size)) ? 1 : 0;
        }
        assertTrue(different < size * size / 50, different + " pixels differ");
    }

    private static boolean isFar(int one, int other) {
        if (one >>> 24 < 64 && other >>> 24 < 64) {
            return false;
        }
        return IntStream.of(0, 8, 16, 24)
                .anyMatch(part -> Math.abs((one >> part & 0xFF) - (other >> part & 0xFF)) > 96);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            green          , GREEN  , 0, false, false, 1 green
            red            , RED    , 1, false, true , 1 red and 1 green
            red claimed    , RED    , 1, true , true , 1 red and 1 green
            half claimed   , RED    , 2, false, true , 2 red
            lost           , UNKNOWN, 0, false, false, 1 unknown
            nothing        , UNKNOWN, 0, false, false, Nothing to watch yet
            countdown      , RED    , 1, false, false, 1 service waits for a decision and 1 unstable
            calm           , GREEN  , 0, false, false, 1 green
            """)
    void theStateIsTheBoards(String what, TrayState.Look look, int reds, boolean claimed, boolean mine, String words) {
        Board board = switch (what) {
            case "green" -> shows(Story.pipeline("a", Outcome.PASSED));
            case "red" -> shows(Story.pipeline("a", Outcome.PASSED), red("b", ""));
            case "red claimed" -> shows(Story.pipeline("a", Outcome.PASSED), red("b", "Bob"));
            case "countdown" -> new Shop().countingDown(Duration.ofSeconds(38)).board();
            case "calm" -> new Shop().calm().board();
            case "half claimed" -> shows(red("a", ""), red("b", "Bob"));
            case "lost" ->
                Story.ofOneSource()
                        .shows(Story.pipeline("a", Outcome.PASSED))
                        .later(Duration.ofMinutes(30))
                        .fails(FaultKind.TIMED_OUT)
                        .board();
            default -> Board.EMPTY;
        };
        TrayState state = TrayState.of(board, ANN);
        assertEquals(
                state(look, reds, claimed, mine), state(state.look(), state.reds(), state.claimed(), state.mine()));
        assertEquals(words, Texts.in(Locale.ENGLISH).say(state.words()));
        assertNotEquals("", shape(state, 22));
    }

    private static Board shows(Pipeline.Draft... pipelines) {
        return Story.ofOneSource().shows(pipelines).board();
    }
}
