package dev.andon.ui.pipelines;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What somebody looks for: words that a pipeline must all have, some of them with a meaning (`is:red`,
/// `source:ci`), each of which a minus turns round. Pure.
///
/// `is:` takes the words of [Light], `mine`, `running`, `claimed`, `muted` and `deploy`; what it does not know
/// matches nothing, so that nobody takes a mistyped word for good news.
final class Filter {
    private static final Filter EVERYTHING = new Filter(List.of());

    private final List<Word> words;

    private interface Word {
        boolean matches(Tile tile, Crew crew);
    }

    private Filter(List<Word> words) {
        this.words = words;
    }

    /// Of somebody who muted nothing.
    static Filter of(String query, @Nullable Person me) {
        return of(query, me, subject -> false);
    }

    /// @param me whose `is:mine` is; null for nobody's
    /// @param muted what `is:muted` finds, by the tile's id
    static Filter of(String query, @Nullable Person me, Predicate<String> muted) {
        List<Word> words = new ArrayList<>();
        for (String said : query.strip().split("\\s+")) {
            if (!said.isEmpty() && !said.equals("-")) {
                boolean turned = said.startsWith("-");
                Word word = word((turned ? said.substring(1) : said).toLowerCase(Locale.ROOT), me, muted);
                words.add(turned ? (tile, crew) -> !word.matches(tile, crew) : word);
            }
        }
        return words.isEmpty() ? EVERYTHING : new Filter(words);
    }

    private static Word word(String said, @Nullable Person me, Predicate<String> muted) {
        if (said.startsWith("is:")) {
            return is(said.substring("is:".length()), me, muted);
        }
        if (said.startsWith("source:")) {
            String source = said.substring("source:".length());
            return (tile, crew) -> tile.source().toLowerCase(Locale.ROOT).contains(source);
        }
        return (tile, crew) -> has(tile, said);
    }

    private static Word is(String said, @Nullable Person me, Predicate<String> muted) {
        return switch (said) {
            case "mine" -> (tile, crew) -> me != null && isOf(me, tile, crew);
            case "running" -> (tile, crew) -> tile.activity().isRunning();
            case "muted" -> (tile, crew) -> muted.test(tile.id());
            case "claimed" -> (tile, crew) -> tile.claim() != null;
            case "deploy" -> (tile, crew) -> tile.known().pipeline().deployment() != null;
            default -> light(said);
        };
    }

    private static Word light(String said) {
        for (Light light : Light.values()) {
            if (light.word().equals(said)) {
                return (tile, crew) -> tile.light() == light;
            }
        }
        return (tile, crew) -> false;
    }

    private static boolean has(Tile tile, String word) {
        return contains(tile.name(), word)
                || contains(tile.source(), word)
                || tile.known().breakers().stream().anyMatch(person -> contains(person.name(), word))
                || tile.known().verdict().failing().stream().anyMatch(what -> contains(what, word));
    }

    /// Without making another text of each of ten thousand names at each key.
    private static boolean contains(String text, String word) {
        int last = text.length() - word.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether somebody may have broken it, is on it, or has commits in what runs.
    static boolean isOf(Person me, Tile tile, Crew crew) {
        Predicate<Person> isMe = person -> crew.isSame(me, person, tile.source());
        return tile.known().breakers().stream().anyMatch(isMe)
                || (tile.claim() != null && isMe.test(tile.claim().holder()))
                || (tile.known().pipeline().current() != null
                        && tile.known().pipeline().current().breakers().stream().anyMatch(isMe));
    }

    List<Tile> of(Board board) {
        return words.isEmpty()
                ? board.tiles()
                : board.tiles().stream()
                        .filter(tile -> words.stream().allMatch(word -> word.matches(tile, board.crew())))
                        .toList();
    }
}
