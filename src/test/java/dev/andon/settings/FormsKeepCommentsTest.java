package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.KnownKinds;
import dev.andon.form.Alteration;
import dev.andon.form.Alteration.Add;
import dev.andon.form.Alteration.Look;
import dev.andon.form.Alteration.Move;
import dev.andon.form.Alteration.Remove;
import dev.andon.form.Altered;
import dev.andon.form.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a form alters in a text, and what it leaves.
class FormsKeepCommentsTest {
    private static final SettingsReader READER =
            new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), Path.of("."), name -> Optional.empty());

    private static String altered(String text, Map<String, String> changes, Alteration alteration) throws CannotEdit {
        var before = new SettingsText(text);
        var changed = new FormWriter(READER.form(before)).change(before, changes);
        return new FormWriter(READER.form(changed)).alter(changed, alteration).text();
    }

    @Test
    void itemsChangePlacesWithTheirComments() throws Exception {
        assertEquals("""
                lines:
                  # The second
                  - name: two # it too

                  # The first
                  # and best
                  - name: one
                    # inside
                  - name: three
                """, altered("""
                lines:
                  # The first
                  # and best
                  - name: one
                    # inside

                  # The second
                  - name: two # it too
                  - name: three
                """, Map.of(), new Move("lines[0]", false)));
    }

    @Test
    void theLastItemMovesUpInAFileWithoutALastLineBreak() throws Exception {
        assertEquals(
                "lines:\n- name: two\n- name: one",
                altered("lines:\n- name: one\n- name: two", Map.of(), new Move("lines[1]", true)));
    }

    @Test
    void itemsInBracketsChangePlacesAsWell() throws Exception {
        assertEquals(
                "lines: [{name: two}, {name: one}] # all\n",
                altered("lines: [{name: one}, {name: two}] # all\n", Map.of(), new Move("lines[0]", false)));
    }

    @Test
    void whatStandsInPlaceOfAListBecomesItsFirstItem() throws Exception {
        assertEquals("""
                guards:
                  # the shop
                  - service: shop # ours
                    mode: ask
                    # more
                  - service: ""
                    metrics:
                      - name: ""
                        source: ""
                wall: {}
                """, altered("""
                guards:
                  # the shop
                  service: shop # ours
                  mode: ask
                  # more
                wall: {}
                """, Map.of(), new Add("guards[]", "")));
    }

    @Test
    void anItemWhoseLastFieldIsEmptiedStays() throws Exception {
        assertEquals(
                "notify:\n  - {} # all of it\n  - sound: chime\n",
                altered(
                        "notify:\n  - quiet: {from: \"18:00\", to: \"08:00\"} # all of it\n  - speech: true\n",
                        Map.of(
                                "notify[0].quiet.from", "",
                                "notify[0].quiet.to", "",
                                "notify[1].speech", "",
                                "notify[1].sound", "chime"),
                        new Look()));
    }

    @Test
    void whatAnItemCannotDoWithoutStaysToBeFilled() throws Exception {
        assertEquals(
                "lines:\n  - name: \"\" # ours\n",
                altered("lines:\n  - name: trunk # ours\n", Map.of("lines[0].name", ""), new Look()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    the brief way stays          | pipelines: [a] # two   | pipelines.include | b  | pipelines: [b] # two
                    what it cannot say widens it | pipelines: [a] # two   | pipelines.exclude | b  | pipelines: {include: [a], exclude: [b]} # two
                    one text as well             | pipelines: a           | pipelines.exclude | b  | pipelines: {include: a, exclude: [b]}
                    the long way stays           | pipelines: {include: a} | pipelines.exclude | b | pipelines: {include: a, exclude: [b]}
                    """)
    void aKeyThatIsSaidInBriefIsSaidAtLengthWhenMoreIsSaid(
            String name, String before, String field, String value, String after) throws Exception {
        String sources = "sources:\n  - name: ci\n    ";
        assertEquals(
                sources + after + "\n",
                altered(sources + before + "\n", Map.of("sources[0]." + field, value), new Look()),
                name);
    }

    @Test
    void theLastOfAListTakesTheListAlong() throws Exception {
        assertEquals(
                "# ours\nwall: {}\n",
                altered("# ours\nguards:\n  - service: shop\nwall: {}\n", Map.of(), new Remove("guards[0]")));
    }

    @Test
    void whatAnchorsShareIsRefused() {
        var reader = new SettingsForms(new SettingsPen(Path.of("andon.yaml"), READER), READER, null);
        var form = new Form("andon.yaml", "lines:\n  - &one {name: one}\n  - *one\n", List.of(), List.of());
        assertTrue(
                reader.alter(form, Map.of("lines[0].name", "two"), new Look()) instanceof Altered.Refused,
                "the other would change as well");
        assertTrue(
                reader.alter(form, Map.of(), new Move("lines[0]", false)) instanceof Altered.Refused,
                "the anchor would come too late");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    plain         | a, b           | a;b
                    a comma       | "a, b", c      | a, b;c
                    a quote       | "a""b"         | a"b
                    quotes within | a "b" c, d     | a "b" c;d
                    an empty one  | "", a          | ;a
                    """)
    void aListInOneLineIsReadAsItIsWritten(String name, String line, String items) {
        List<String> read = CommaList.read(line);
        assertEquals(read, CommaList.read(CommaList.written(read)), name);
        assertEquals(List.of(items.split(";", -1)), read, name);
    }

    @Test
    void blanksInQuotesStay() {
        assertEquals(List.of(" a", "b"), CommaList.read("\" a\" , b"));
    }
}
