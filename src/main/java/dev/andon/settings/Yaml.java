package dev.andon.settings;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// From bytes to YAML nodes with their places. Bounded in depth and aliases, whatever the bytes are.
final class Yaml {
    private static final int DEPTH_AT_MOST = 30;
    private static final int ALIASES_AT_MOST = 50;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Yaml() {}

    /// The document's root; null after a mistake.
    static @Nullable Node compose(byte[] bytes, Notes notes) {
        String text = decoded(bytes, notes);
        if (text == null) {
            return null;
        }
        var settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(ALIASES_AT_MOST)
                .setCodePointLimit(ReferredFile.BYTES_AT_MOST)
                .build();
        try {
            if (isTooDeep(text, settings, notes)) {
                return null;
            }
            Node root = new Compose(settings).composeString(text).orElse(null);
            if (root == null) {
                notes.mistake(Place.FILE, "The file says nothing.", "");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Place place =
                    e.getProblemMark().or(e::getContextMark).map(Yaml::place).orElse(Place.FILE);
            SyntaxTrouble trouble = SyntaxTrouble.of(e);
            notes.mistake(place, trouble.what(), trouble.help());
        } catch (ReaderException e) {
            notes.mistake(
                    place(text, e.getPosition()),
                    "Here is a character that YAML does not allow (U+%04X).".formatted(e.getCodePoint()),
                    "");
        } catch (YamlEngineException e) {
            notes.mistake(
                    Place.FILE,
                    "This YAML has something that settings do not need: a list as a key, more than " + ALIASES_AT_MOST
                            + " aliases, or another version of YAML.",
                    "");
        }
        return null;
    }

    private static @Nullable String decoded(byte[] bytes, Notes notes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            notes.mistake(Place.FILE, "The file is not written in UTF-8.", "Save it as UTF-8.");
            return null;
        }
    }

    /// The parser keeps its own stack, the composer uses Java's: so the parser goes first.
    private static boolean isTooDeep(String text, LoadSettings settings, Notes notes) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEPTH_AT_MOST) {
                Place place = event.getStartMark().map(Yaml::place).orElse(Place.FILE);
                notes.mistake(place, "This is nested more than " + DEPTH_AT_MOST + " levels deep.", "");
                return true;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return false;
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
    }

    private static Place place(String text, int codePoints) {
        int position = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        String before = text.substring(0, position);
        int line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new Place(line, column, "");
    }
}
