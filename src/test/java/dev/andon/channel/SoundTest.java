package dev.andon.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Sounds of our own, one for each kind, as loud as wished.
class SoundTest {
    private static Notice notice(Kind kind, boolean alarm) {
        return new Notice(
                kind,
                "ci/shop",
                Sentence.of("notice.broken", "shop"),
                List.of(),
                List.of(),
                List.of(),
                null,
                Story.NOON,
                alarm);
    }

    private static int[] heard(byte[] samples) {
        int[] heard = new int[samples.length / 2];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = (short) ((samples[2 * i] & 0xFF) | samples[2 * i + 1] << 8);
        }
        return heard;
    }

    private static int peak(byte[] samples) {
        int peak = 0;
        for (int sample : heard(samples)) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    @ParameterizedTest
    @EnumSource
    void aTuneIsShortAndBeginsAndEndsInSilenceAndDoesNotClick(Tune tune) {
        int[] heard = heard(tune.samples(100));
        assertEquals(tune.millis() * Tune.RATE / 1_000.0, heard.length, 10);
        assertTrue(tune.millis() <= 2_000, "nobody wants to hear more than that");
        assertEquals(0, heard[0]);
        assertTrue(Math.abs(heard[heard.length - 1]) < 200, "it ends in silence");
        int leap = 0;
        for (int i = 1; i < heard.length; i++) {
            leap = Math.max(leap, Math.abs(heard[i] - heard[i - 1]));
        }
        assertTrue(leap < Short.MAX_VALUE / 4, "a leap of " + leap + " is a click");
    }

    @ParameterizedTest
    @CsvSource({"100, 0.8, 0.5", "50, 0.2, 0.12", "1, 0.0001, 0", "0, 0, 0", "400, 0.8, 0.5", "-3, 0, 0"})
    void halfTheVolumeIsAQuarterOfTheDeflection(int volume, double most, double least) {
        double peak = (double) peak(Tune.SIREN.samples(volume)) / Short.MAX_VALUE;
        assertTrue(peak <= most + 0.0001 && peak >= least, "peak " + peak);
    }

    @ParameterizedTest
    @CsvSource({
        "LINE_STOPPED, true, SIREN",
        "BROKEN, true, FALL",
        "STILL_BROKEN, true, KNOCK",
        "FIXED, false, CHIME",
        "CLAIMED, false, TICK",
        "DIGEST, true, FALL",
        "DIGEST, false, CHIME"
    })
    void eachKindHasItsOwnUnlessSomethingElseIsWished(Kind kind, boolean alarm, Tune own) throws ChannelFault {
        List<byte[]> played = new ArrayList<>();
        new Sound(null, 60, played::add).tell(notice(kind, alarm), "shop is broken");
        assertArrayEquals(own.samples(60), played.getFirst());
        new Sound(Tune.TICK, 60, played::add).tell(notice(kind, alarm), "shop is broken");
        assertArrayEquals(Tune.TICK.samples(60), played.getLast());
    }

    @Test
    void everyKindSoundsAtEveryHour() {
        for (Kind kind : Kind.values()) {
            assertTrue(peak(Tune.of(notice(kind, kind.isAlarm())).samples(70)) > 1_000, kind.word());
        }
    }
}
