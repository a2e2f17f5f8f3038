package dev.andon.cli;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.board.Headline;
import dev.andon.board.LagHeadline;
import dev.andon.board.Light;
import dev.andon.board.Post;
import dev.andon.board.Tile;
import dev.andon.source.Fault;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The board as text for a terminal: worst first, one line a tile.
final class StatusTable {
    private static final int NAME_AT_MOST = 48;

    private StatusTable() {}

    static String of(Board board, Texts texts) {
        List<Tile> tiles = board.tiles().stream()
                .sorted(Comparator.comparing(Tile::light).thenComparing(Tile::id, String.CASE_INSENSITIVE_ORDER))
                .toList();
        int width = tiles.stream()
                .mapToInt(tile -> Terminal.line(tile.id()).length())
                .max()
                .orElse(0);
        int shown = Math.min(NAME_AT_MOST, width);
        var text = new StringBuilder();
        String row = "%-8s  %-" + Math.max(1, shown) + "s  %s%n";
        for (Tile tile : tiles) {
            text.append(row.formatted(
                    tile.light().word(), Terminal.line(tile.id()), Terminal.line(said(tile, board, texts))));
        }
        for (GoingBack going : GoingBack.of(board)) {
            text.append(Terminal.line(sign(going, board, texts))).append(System.lineSeparator());
        }
        for (Post post : board.sources()) {
            Fault fault = post.fault();
            if (fault != null) {
                text.append(Terminal.line(post.source().name() + ": " + texts.say(fault)) + System.lineSeparator());
            }
        }
        return text.append(texts.say("line." + board.line().word()))
                .append(": ")
                .append(counts(board, texts))
                .append(System.lineSeparator())
                .toString();
    }

    /// The same as the wall's sign: what happens, how long there is to say no, and why.
    private static String sign(GoingBack going, Board board, Texts texts) {
        List<String> said = new ArrayList<>();
        said.add(texts.say(going.title()));
        if (going.stage() == GoingBack.Stage.COUNTDOWN) {
            said.add(texts.say("notice.goesBackIn", going.left(board.at())));
        }
        going.details().forEach(detail -> said.add(texts.say(detail).strip()));
        return String.join("; ", said);
    }

    private static String said(Tile tile, Board board, Texts texts) {
        return Stream.of(
                        Optional.of(Headline.of(tile, board.at())),
                        Headline.claim(tile),
                        LagHeadline.of(tile, board.at()))
                .flatMap(Optional::stream)
                .map(texts::say)
                .collect(Collectors.joining("; "));
    }

    private static String counts(Board board, Texts texts) {
        List<String> counts = java.util.Arrays.stream(Light.values())
                .filter(light -> board.count(light) > 0)
                .map(light -> texts.say("wall.count." + light.word(), board.count(light)))
                .toList();
        return counts.isEmpty() ? texts.say("status.nothing") : String.join(", ", counts);
    }
}
