package dev.andon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.board.Light;
import dev.andon.board.StillWanted;
import dev.andon.build.Outcome;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Vigil;
import dev.andon.line.Cause;
import dev.andon.line.LineState;
import dev.andon.report.Measure;
import dev.andon.report.Practice;
import dev.andon.source.FaultKind;
import dev.andon.source.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is said is written, in every language, and nothing is written that nobody says.
class EverySentenceIsWrittenTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path STRINGS = Path.of("src/main/resources/dev/andon/text");
    private static final Pattern SAYING = Pattern.compile("\\b(?:say|Sentence\\.of|new Sentence)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"(\\s*\\+)?");
    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[A-Za-z0-9]+)*\\.?[A-Za-z0-9]*");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private final Map<String, String> english = strings("strings.properties");

    @Test
    void everyLanguageHasTheSameSentences() {
        for (Path language : languages()) {
            assertEquals(
                    english.keySet(),
                    strings(language.getFileName().toString()).keySet(),
                    () -> "write the sentences that " + language + " lacks, and delete those nobody says");
        }
    }

    @Test
    void everyLanguageFillsTheSamePlaces() {
        for (Path language : languages()) {
            strings(language.getFileName().toString())
                    .forEach((key, text) -> assertEquals(places(english.get(key)), places(text), language + " " + key));
        }
    }

    /// The last one would be said wherever the first one is meant.
    @Test
    void noSentenceIsWrittenTwice() throws IOException {
        for (Path language : languages()) {
            Set<String> keys = new TreeSet<>();
            List<String> twice = Files.readAllLines(language).stream()
                    .filter(line -> line.matches("[a-z].*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .filter(key -> !keys.add(key))
                    .toList();
            assertEquals(List.of(), twice, language.toString());
        }
    }

    @Test
    void everySentenceIsAPatternWithItsApostrophesDoubled() {
        for (Path language : languages()) {
            strings(language.getFileName().toString()).forEach((key, text) -> {
                new MessageFormat(text);
                assertFalse(text.replace("''", "").contains("'"), language + " " + key + ": write '' for '");
            });
        }
    }

    @Test
    void everythingThatIsSaidIsWritten() {
        Map<String, Boolean> said = said();
        Set<String> missing = new TreeSet<>(said.keySet());
        missing.removeIf(word -> said.get(word) || english.containsKey(word));
        assertEquals(Set.of(), missing, "write them in strings.properties and its translations");
    }

    @Test
    void everythingThatIsWrittenIsSaid() {
        Set<String> unused = new TreeSet<>(english.keySet());
        said().forEach((word, isBeginning) ->
                unused.removeIf(key -> isBeginning ? key.startsWith(word) : key.equals(word)));
        assertEquals(Set.of(), unused, "delete them from strings.properties and its translations");
    }

    @Test
    void everyWordOfAListHasItsSentence() {
        Stream.of(Outcome.values()).forEach(word -> assertWritten("outcome." + word.word()));
        Stream.of(LineState.values()).forEach(word -> assertWritten("line." + word.word()));
        Stream.of(Light.values()).forEach(word -> assertWritten("wall.count." + word.word()));
        Stream.of(Cause.Category.values()).forEach(word -> assertWritten("cause." + word.word()));
        Stream.of(Blocker.Kind.values()).forEach(word -> assertWritten("blocker." + word.word()));
        Stream.of(Rollback.Way.values()).forEach(word -> assertWritten("outlook." + word.word()));
        Stream.of(Rollback.Finding.values()).forEach(word -> assertWritten("rollback." + word.word()));
        Stream.of(Reading.State.values()).forEach(word -> assertWritten("vigil." + word.word()));
        Stream.of(Restraint.values()).forEach(word -> assertWritten("restraint." + word.word()));
        Stream.of(StillWanted.By.values()).forEach(word -> assertWritten("wanted." + word.word()));
        Stream.of(Vigil.End.values()).forEach(word -> assertWritten("vigil.end." + word.word()));
        Stream.of(Trouble.Word.values())
                .forEach(word -> assertEquals(word.english(), english.get("fault." + word.word()), word.word()));
        Stream.of(FaultKind.values()).forEach(word -> assertWritten("fault.other." + word.word()));
        Stream.of(Measure.values()).forEach(word -> assertWritten("measure." + word.word()));
        Stream.of(Measure.values()).forEach(word -> assertWritten("meaning." + word.word()));
        Stream.of(Practice.Level.values()).forEach(word -> assertWritten("level." + word.word()));
        Stream.of(Practice.Area.values()).forEach(word -> assertWritten("area." + word.word()));
        Stream.of(Practice.Area.values())
                .flatMap(area -> Practice.of(area).stream())
                .forEach(practice -> assertWritten("practice." + practice.word()));
    }

    private void assertWritten(String key) {
        assertEquals(true, english.containsKey(key), "write " + key + " in strings.properties");
    }

    private static List<Path> languages() {
        try (Stream<Path> files = Files.list(STRINGS)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> strings(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(STRINGS.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var strings = new TreeMap<String, String>();
        properties.forEach((key, text) -> strings.put((String) key, (String) text));
        return strings;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    /// The keys in the first arguments of everything that says something; true for one that is the beginning of
    /// several.
    private static Map<String, Boolean> said() {
        var said = new TreeMap<String, Boolean>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                SAYING.matcher(text)
                        .results()
                        .forEach(saying -> LITERAL.matcher(firstArgument(text, saying.end()))
                                .results()
                                .filter(literal -> KEY.matcher(literal.group(1)).matches())
                                .forEach(literal ->
                                        said.merge(literal.group(1), literal.group(2) != null, Boolean::logicalOr)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    private static String firstArgument(String text, int from) {
        String open = "([{";
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && text.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && open.indexOf(c) >= 0) {
                depth++;
            } else if (!quoted && (depth == 0 && (c == ',' || c == ')'))) {
                return text.substring(from, i);
            } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
                depth--;
            }
        }
        return text.substring(from);
    }
}
