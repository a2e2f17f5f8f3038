package dev.andon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers call things is said as people would say it.
class PronounceableTest {
    private static final Pattern SAYABLE = Pattern.compile("(?:[\\p{L}\\p{N}%][\\p{L}\\p{M}\\p{N}.,:;!?'\u2019% ]*)?");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a plain sentence stays            | shop is broken                     | shop is broken
            a name of words in one            | shopCart is broken                 | shop Cart is broken
            an abbreviation before a word     | XMLParser                          | XML Parser
            an abbreviation alone             | CI API                             | CI API
            slashes are pauses                | ci/shop/main                       | ci, shop, main
            dashes and underscores are blanks | checkout-service_v2                | checkout service v 2
            a number at a name                | build42 and 7zip                   | build 42 and 7 zip
            a version keeps its points        | release/2026.11.3                  | release, 2026.11.3
            a name with points                | org.example.shop                   | org example shop
            a time of day                     | since 12:30                        | since 12:30
            names of types                    | web::api                           | web api
            a number of something             | #1234                              | 1234
            a commit is spelled in short      | broke with 3f2a9c81e               | broke with 3 f 2 a
            a word of the same letters        | decade facade 1234567              | decade facade 1234567
            a web address is left out         | see https://ci.example.test/x?y=1  | see
            whose it is                       | failed since Ann's commit          | failed since Ann's commit
            quotes go                         | my 'shop' "cart" `x`               | my shop cart x
            markup and orders to a voice go   | <b>shop</b> [[volm 1]] &amp; \\x    | b shop b volm 1 amp; x
            signs go                          | \u2705 shop \uD83D\uDE80 fixed     | shop fixed
            letters of other scripts stay     | K\u00E4seTheke \u5E97\u8217        | K\u00E4se Theke \u5E97\u8217
            percent is said                   | 80% done                           | 80% done
            a beginning like an option        | --help -v; rm                      | help v; rm
            an end of a sentence              | shop is broken. Now!               | shop is broken. Now!
            """)
    void namesAreTakenApart(String sentence, String written, String said) {
        assertEquals(said, Pronounceable.of(written), sentence);
    }

    @Test
    void linesAreSentencesAndALongTextIsCutBetweenWords() {
        assertEquals(
                "shop is broken. failed since Ann's commit",
                Pronounceable.of("shop is broken\n\nfailed since Ann's commit\n"));
        String said = Pronounceable.of("wordy ".repeat(1_000));
        assertTrue(said.length() <= 300 && said.endsWith("wordy"), said);
    }

    @Test
    void whateverServersWriteIsSayable() {
        var random = new Random(7);
        String signs = "aB9/-_.:'\"[]{}<>&$`\\|;%!?\n\t\u0000 \u00E4\u5E97\uD83D\uDE80\u2019#@*~^";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String said = Pronounceable.of(text.toString());
            assertTrue(SAYABLE.matcher(said).matches(), () -> "<" + text + "> became <" + said + ">");
        }
    }
}
