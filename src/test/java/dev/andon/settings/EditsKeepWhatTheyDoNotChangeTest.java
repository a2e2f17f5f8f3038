package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The text of settings, edited key by key.
class EditsKeepWhatTheyDoNotChangeTest {
    private static final KeyPath FIRST = KeyPath.of("sources").item(0);
    private static final KeyPath THEME = KeyPath.of("window", "theme");
    private static final Said DARK = Said.text("dark");

    /// Something that is done to a text.
    @FunctionalInterface
    interface Edit {
        SettingsText to(SettingsText text) throws CannotEdit;
    }

    private static Edit set(KeyPath path, Said value) {
        return text -> text.set(path, value);
    }

    private static Edit remove(KeyPath path) {
        return text -> text.remove(path);
    }

    private static Said source(String name, String url) {
        Map<String, Said> keys = new LinkedHashMap<>();
        keys.put("name", Said.text(name));
        keys.put("url", Said.text(url));
        return new Said.Keys(keys);
    }

    private static Edit append(String name) {
        return text -> text.append(KeyPath.of("sources"), source(name, "https://b"));
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments("an empty file", "", set(THEME, DARK), "window:\n  theme: dark\n"),
                arguments(
                        "nothing but comments",
                        "# ours\n\n# only",
                        set(THEME, DARK),
                        "# ours\n\n# only\nwindow:\n  theme: dark\n"),
                arguments(
                        "a value, its comment stays",
                        "window:\n  theme: light  # for Ann\n",
                        set(THEME, DARK),
                        "window:\n  theme: dark  # for Ann\n"),
                arguments(
                        "a value in quotes",
                        "window:\n  theme: 'light'\n",
                        set(THEME, DARK),
                        "window:\n  theme: dark\n"),
                arguments(
                        "a new key below the others, above what follows",
                        "window: # looks\n  scale: 120 # large\n  # theme: light\n\n# The wall\nwall: {}\n",
                        set(THEME, DARK),
                        "window: # looks\n  scale: 120 # large\n  # theme: light\n  theme: dark\n\n# The wall\nwall: {}\n"),
                arguments(
                        "a new key in braces",
                        "window: {scale: 120} # large\n",
                        set(THEME, DARK),
                        "window: {scale: 120, theme: dark} # large\n"),
                arguments(
                        "a new key in empty braces",
                        "window: {}\nwall: {}\n",
                        set(THEME, DARK),
                        "window: {theme: dark}\nwall: {}\n"),
                arguments(
                        "a key whose value is missing",
                        "window: # later\nwall: {}\n",
                        set(THEME, DARK),
                        "window: # later\n  theme: dark\nwall: {}\n"),
                arguments(
                        "a value that is missing",
                        "window:\n  theme:\n  scale: 110\n",
                        set(THEME, DARK),
                        "window:\n  theme: dark\n  scale: 110\n"),
                arguments(
                        "no newline at the end",
                        "window:\n  scale: 120",
                        set(THEME, DARK),
                        "window:\n  scale: 120\n  theme: dark"),
                arguments(
                        "no newline at the end, and a new group",
                        "wall: {title: Ann's}",
                        set(THEME, DARK),
                        "wall: {title: Ann's}\nwindow:\n  theme: dark\n"),
                arguments(
                        "lines that end as on Windows",
                        "window:\r\n  scale: 120 # large\r\n\r\nwall: {}\r\n",
                        set(THEME, DARK),
                        "window:\r\n  scale: 120 # large\r\n  theme: dark\r\n\r\nwall: {}\r\n"),
                arguments(
                        "letters beyond the usual",
                        "wall: {title: Läden 🛒 日本} # 🛒🛒\nwindow: {theme: light} # ü\n",
                        set(THEME, DARK),
                        "wall: {title: Läden 🛒 日本} # 🛒🛒\nwindow: {theme: dark} # ü\n"),
                arguments(
                        "a byte order mark",
                        "\uFEFFwindow: {theme: light}\n",
                        set(THEME, DARK),
                        "\uFEFFwindow: {theme: dark}\n"),
                arguments(
                        "the first key of an item",
                        "sources:\n  - name: ci # ours\n    url: https://a\n",
                        set(FIRST.key("name"), Said.text("build")),
                        "sources:\n  - name: build # ours\n    url: https://a\n"),
                arguments(
                        "a new key of an item, above the next",
                        "sources:\n  - name: ci\n    url: https://a # here\n    # token: x\n  # the other\n  - name: cd\n    url: https://b\n",
                        set(FIRST.key("every"), Said.text("30s")),
                        "sources:\n  - name: ci\n    url: https://a # here\n    # token: x\n    every: 30s\n  # the other\n  - name: cd\n    url: https://b\n"),
                arguments(
                        "a list in brackets loses one and gets one",
                        "sources: [{name: ci, url: https://a, branches: [main, old, 'rel/*']}]\n",
                        set(FIRST.key("branches"), Said.texts(List.of("main", "rel/*", "hot fix"))),
                        "sources: [{name: ci, url: https://a, branches: [main, 'rel/*', hot fix]}]\n"),
                arguments(
                        "a list in lines loses one and gets one",
                        "sources:\n- name: ci\n  branches:\n  - main # always\n  - old # gone\n  - 'rel/*' # soon\n  url: https://a\n",
                        set(FIRST.key("branches"), Said.texts(List.of("main", "rel/*", "fix"))),
                        "sources:\n- name: ci\n  branches:\n  - main # always\n  - 'rel/*' # soon\n  - fix\n  url: https://a\n"),
                arguments(
                        "a list in lines becomes another",
                        "sources:\n- name: ci\n  branches:\n  - main\n  url: https://a\n",
                        set(FIRST.key("branches"), Said.texts(List.of("trunk"))),
                        "sources:\n- name: ci\n  branches: [trunk]\n  url: https://a\n"),
                arguments(
                        "a text of several lines becomes one",
                        "wall:\n  title: |\n    Ann\n    Bob\n\n  order: name\n",
                        set(KeyPath.of("wall", "title"), Said.text("Ann")),
                        "wall:\n  title: Ann\n\n  order: name\n"),
                arguments(
                        "keys are put in, changed and taken out at once",
                        "wall:\n  title: A # a\n  order: name # b\n  screen: 2 # c\n",
                        set(
                                KeyPath.of("wall"),
                                new Said.Keys(Map.of("title", Said.text("B"), "screen", Said.number(2)))),
                        "wall:\n  title: B # a\n  screen: 2 # c\n"),
                arguments(
                        "a key goes with its line",
                        "wall:\n  title: A # a\n  # above\n  order: name # b\n  screen: 2\n",
                        remove(KeyPath.of("wall", "order")),
                        "wall:\n  title: A # a\n  # above\n  screen: 2\n"),
                arguments(
                        "the last key takes its group along",
                        "wall:\n  order: name\nwindow: {scale: 100}\n",
                        remove(KeyPath.of("wall", "order")),
                        "window: {scale: 100}\n"),
                arguments(
                        "the first key of an item",
                        "sources:\n  - name: ci\n    url: https://a\n",
                        remove(FIRST.key("name")),
                        "sources:\n  - url: https://a\n"),
                arguments(
                        "the first key of an item, with a comment behind",
                        "sources:\n  - name: ci # ours\n    url: https://a\n",
                        remove(FIRST.key("name")),
                        "sources:\n  -  # ours\n    url: https://a\n"),
                arguments(
                        "keys in braces",
                        "wall: {title: A, order: name, screen: 2}\n",
                        remove(KeyPath.of("wall", "order")),
                        "wall: {title: A, screen: 2}\n"),
                arguments(
                        "the last key in braces",
                        "wall: {title: A, order: name }\n",
                        remove(KeyPath.of("wall", "order")),
                        "wall: {title: A }\n"),
                arguments(
                        "an item goes with its lines",
                        "sources:\n  # one\n  - name: a\n    url: https://a # a\n  # two\n  - name: b\n    url: https://b\n",
                        remove(FIRST),
                        "sources:\n  # one\n  # two\n  - name: b\n    url: https://b\n"),
                arguments(
                        "the only source",
                        "sources:\n  - name: a\n    url: https://a\nwall: {screen: 2}\n",
                        remove(FIRST),
                        "wall: {screen: 2}\n"),
                arguments(
                        "one more source",
                        "sources:\n  - name: a\n    url: https://a # a\n    # no token\n\n# The wall\nwall: {screen: 2}\n",
                        append("b"),
                        "sources:\n  - name: a\n    url: https://a # a\n    # no token\n  - name: b\n    url: https://b\n\n# The wall\nwall: {screen: 2}\n"),
                arguments(
                        "one more source, not indented",
                        "sources:\n- name: a\n  url: https://a\nwall: {screen: 2}\n",
                        append("b"),
                        "sources:\n- name: a\n  url: https://a\n- name: b\n  url: https://b\nwall: {screen: 2}\n"),
                arguments(
                        "one more source in brackets, over lines",
                        "sources: [\n  {name: a, url: https://a}, # a\n]\n",
                        append("b"),
                        "sources: [\n  {name: a, url: https://a}, {name: b, url: https://b} # a\n]\n"),
                arguments("the first source", "", append("b"), "sources:\n  - name: b\n    url: https://b\n"),
                arguments(
                        "one more source behind one with an anchor",
                        "sources:\n  - &team\n    name: a\n    url: https://a\n",
                        append("b"),
                        "sources:\n  - &team\n    name: a\n    url: https://a\n  - name: b\n    url: https://b\n"),
                arguments(
                        "a key that another source gives gets a value of its own",
                        "sources:\n  - &t\n    name: a\n    every: 30s\n  - <<: *t\n    name: b\n",
                        set(KeyPath.of("sources").item(1).key("every"), Said.text("5s")),
                        "sources:\n  - &t\n    name: a\n    every: 30s\n  - <<: *t\n    name: b\n    every: 5s\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void anEditKeepsTheRest(String name, String before, Edit edit, String after) throws CannotEdit {
        assertEquals(after, edit.to(new SettingsText(before)).text());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "what another source shares",
                        "sources:\n  - &t\n    name: a\n    every: 30s\n  - <<: *t\n    name: b\n",
                        set(FIRST.key("every"), Said.text("5s"))),
                arguments(
                        "what comes from another source",
                        "sources:\n  - &t\n    name: a\n    every: 30s\n  - <<: *t\n    name: b\n",
                        remove(KeyPath.of("sources").item(1).key("every"))),
                arguments("tabs", "wall:\n\ttitle: A\n", set(THEME, DARK)),
                arguments("a bracket that stays open", "wall: {title: A\n", set(THEME, DARK)),
                arguments("two documents", "wall: {}\n---\nwall: {}\n", set(THEME, DARK)),
                arguments("a key below a list", "window: [1]\n", set(THEME, DARK)),
                arguments("what is not there", "window: {}\n", remove(THEME)),
                arguments("an end of the document", "wall: {screen: 2}\n...\n", set(THEME, DARK)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeDoneWithoutChangingMoreIsRefused(String name, String before, Edit edit) {
        CannotEdit refused = assertThrows(CannotEdit.class, () -> edit.to(new SettingsText(before)));
        assertTrue(refused.sentence().endsWith(".") || refused.sentence().endsWith("?"), refused.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a word                  | shop",
                "with blanks             | Shop team",
                "an address              | https://ci.example.com:8443/a?b=c#d",
                "a comment's sign        | a # b",
                "keys                    | a: b",
                "a colon at its end      | a:",
                "yes                     | true",
                "nothing                 | null",
                "nothing at all          | ^^",
                "a number                | 0x1F",
                "a date                  | 2026-01-01",
                "a pattern               | **/PR-*",
                "a variable              | ${CI_TOKEN}",
                "a merge                 | <<",
                "quotes                  | \"it's\"",
                "one quote               | '",
                "a backslash             | C:\\new\\table",
                "a dash                  | - a",
                "a dash alone            | -",
                "a bracket               | [a]",
                "a comma                 | a, b",
                "a question              | ? a",
                "a tag                   | !a",
                "blanks around           | ^ a ^",
                "other letters           | Läden 🛒",
            })
    void aTextIsReadAsItWasMeant(String name, String text) throws CannotEdit {
        for (String before : List.of("wall: {order: name}\n", "wall:\n  order: name\n", "wall:\n")) {
            SettingsText written = new SettingsText(before).set(KeyPath.of("wall", "title"), Said.text(text));
            assertEquals(
                    Said.text(text), written.at(KeyPath.of("wall", "title")).orElseThrow(), name);
        }
        SettingsText inList = new SettingsText("").set(KeyPath.of("a").item(0), Said.text(text));
        assertEquals(Said.texts(List.of(text)), inList.at(KeyPath.of("a")).orElseThrow(), name);
    }

    @Test
    void aTextWithControlCharactersIsOneLineStill() throws CannotEdit {
        SettingsText written = new SettingsText("").set(KeyPath.of("wall", "title"), Said.text("a\nb\t\u0007\u2028"));
        assertEquals(2, written.text().lines().count());
        assertEquals(
                Said.text("a\nb\t\u0007\u2028"),
                written.at(KeyPath.of("wall", "title")).orElseThrow());
    }
}
