package dev.andon.ui.charts;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.report.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody wants charts of.
///
/// @param days how many, with today
/// @param line the name of a line; null for all pipelines
/// @param words what the names of pipelines and services must have; empty for nothing
/// @param environment the one whose deploys count; null for all
record Wanted(
        int days,
        @Nullable String line,
        String words,
        @Nullable String environment) {
    static final Wanted WEEK = new Wanted(7, null, "", null);

    Wanted days(int days) {
        return new Wanted(days, line, words, environment);
    }

    Wanted line(@Nullable String line) {
        return new Wanted(days, line, words, environment);
    }

    Wanted words(String words) {
        return new Wanted(days, line, words, environment);
    }

    Wanted environment(@Nullable String environment) {
        return new Wanted(days, line, words, environment);
    }

    /// @param board on which the line has its members
    Scope scope(Board board) {
        String sought = words.strip().toLowerCase(Locale.ROOT);
        Predicate<String> has = subject -> subject.toLowerCase(Locale.ROOT).contains(sought);
        if (line == null) {
            return new Scope(has, environment);
        }
        Set<String> members = board.tiles().stream()
                .filter(tile ->
                        board.linesOf(tile).stream().anyMatch(one -> one.name().equals(line)))
                .map(Tile::id)
                .collect(Collectors.toSet());
        return new Scope(has.and(members::contains), environment);
    }
}
