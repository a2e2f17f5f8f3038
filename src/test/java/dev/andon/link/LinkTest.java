package dev.andon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Links come from chats and web pages: what is not exactly one is none.
class LinkTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "andon:, FRONT, ''",
        "ANDON:, FRONT, ''",
        "andon:pipeline/ci/shop, PIPELINE, ci/shop",
        "Andon:pipeline/ci/team/shop/main, PIPELINE, ci/team/shop/main",
        "andon:pipeline/ci/a%20b, PIPELINE, ci/a b",
        "andon:pipeline/ci/k%C3%A4se, PIPELINE, ci/käse",
        "andon:pipeline/ci/50%25, PIPELINE, ci/50%",
        "andon:pipeline/ci/..%2F..%2Fetc, PIPELINE, ci/../../etc",
        "andon:pipeline/ci, PIPELINE, ci",
        "andon:service/shop/production, SERVICE, shop/production",
        "andon:stop/trunk, STOP, trunk",
    })
    void isALink(String text, Link.Kind kind, String what) {
        assertEquals(Optional.of(new Link(kind, what)), Link.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "andon",
                " andon:",
                "andon: ",
                "andon:/",
                "andon://",
                "andon://pipeline/ci/shop",
                "andon:pipeline",
                "andon:pipeline/",
                "andon:pipeline//shop",
                "andon:pipeline/ci/",
                "andon:pipeline/ci//shop",
                "andon:PIPELINE/ci/shop",
                "andon:rollback/shop/production",
                "andon:claim/ci/shop",
                "andon:pipeline/ci/shop?claim=yes",
                "andon:pipeline/ci/shop#run",
                "andon:pipeline/ci/a b",
                "andon:pipeline/ci/käse",
                "andon:pipeline/ci/shop\n--config=/tmp/evil.yaml",
                "andon:pipeline/ci/%0A",
                "andon:pipeline/ci/%00",
                "andon:pipeline/ci/%1b%5b31m",
                "andon:pipeline/ci/%E2%80%AEevil",
                "andon:pipeline/ci/%D8%9Cevil",
                "andon:pipeline/%20",
                "andon:pipeline/ci/%",
                "andon:pipeline/ci/%2",
                "andon:pipeline/ci/%zz",
                "andon:pipeline/ci/%C3",
                "andon:pipeline/ci/%C0%AF",
                "andon:pipeline/ci/\"; rm -rf ~",
                "andon:pipeline/ci/$(reboot)`id`",
                "andon:pipeline/ci\\shop",
                "http://ci.example.com/",
                "file:///etc/passwd"
            })
    void isNone(String text) {
        assertEquals(Optional.empty(), Link.read(text));
    }

    @Test
    void isNoneWhenItIsEndless() {
        assertEquals(Optional.empty(), Link.read("andon:pipeline/ci/" + "a".repeat(4_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci/shop",
                "ci/a b",
                "ci/50% off?#[x]",
                "ci/käse/日本",
                "ci//gap",
                "ci/end/",
                "ci/\"quoted\" $HOME",
                "ci/🦆"
            })
    void whatIsWrittenIsReadAgain(String what) {
        String text = new Link(Link.Kind.PIPELINE, what).text().orElseThrow();
        assertTrue(text.matches("[!-~]+"), text);
        assertEquals(Optional.of(new Link(Link.Kind.PIPELINE, what)), Link.read(text));
    }

    @Test
    void aNameOfSeveralLinesHasNoLink() {
        assertEquals(Optional.empty(), new Link(Link.Kind.PIPELINE, "ci/a\nb").text());
    }
}
