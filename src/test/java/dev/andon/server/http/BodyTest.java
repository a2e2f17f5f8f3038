package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    record Shop(String name, int items, List<String> tags) {}

    @ParameterizedTest
    @CsvSource({
        "none named, UTF-8, ''",
        "named, ISO-8859-1, text/plain; charset=ISO-8859-1",
        "named in capitals and quotes, UTF-8, 'text/plain; CHARSET=\"UTF-8\"'",
        "one that nobody knows, UTF-8, text/plain; charset=klingon",
        "no type at all, UTF-8, rubbish"
    })
    void textIsInTheCharsetThatTheServerNames(String situation, String charset, String type) {
        var body = new Body("caf\u00e9".getBytes(Charset.forName(charset)), Headers.of("Content-Type", type));
        assertEquals("caf\u00e9", body.text(), situation);
    }

    @Test
    void aByteOrderMarkIsNoText() throws ServerFault {
        assertEquals("[1]", body("\ufeff[1]").text());
        assertEquals(3, body("\ufeff[1]").size());
        assertEquals(List.of(1.0), body("\ufeff[1]").json(List.class));
    }

    @Test
    void fieldsThatNobodyWantsAreSkippedAndMissingOnesAreNothing() throws ServerFault {
        assertEquals(
                new Shop("a", 0, null),
                body("{\"name\":\"a\",\"more\":{\"deep\":[1]}}").json(Shop.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{\"name\":\"a\"",
                "{\"name\":\"a\"}}",
                "{\"name\":\"a\"} x",
                "[]",
                "{'name':'a'}",
                "{name:\"a\"}",
                "{\"items\":\"many\"}",
                "{\"items\":1.5}",
                "{\"items\":99999999999}",
                "{\"tags\":{}}",
                "{\"name\":\"a\",}",
                ")]}'\n{\"name\":\"a\"}",
                "// hi\n{\"name\":\"a\"}"
            })
    void whatIsNotTheWholeOfItIsUnreadable(String text) {
        var fault = assertThrows(ServerFault.class, () -> body(text).json(Shop.class));
        assertEquals(FaultKind.UNREADABLE, fault.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html></html>",
                "<!doctype HTML>",
                "\n\n  <html lang=\"en\">",
                "<HEAD>",
                "\ufeff<!DOCTYPE html>",
                "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">",
                "<!-- made by a proxy -->\n<!-- <Projects> -->\n<html>"
            })
    void aWebPageIsNoData(String page) {
        var fault = assertThrows(ServerFault.class, () -> body(page).refuseWebPage());
        assertEquals(FaultKind.REFUSED, fault.kind());
        assertEquals(
                FaultKind.REFUSED,
                assertThrows(ServerFault.class, () -> body(page).json(Shop.class))
                        .kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<Projects/>", "<?xml version=\"1.0\"?><Projects/>", "<?xml", "<!--"})
    void dataIsNoWebPage(String data) throws ServerFault {
        body(data).refuseWebPage();
        assertEquals(data.length(), body(data).size());
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8), Headers.of());
    }
}
