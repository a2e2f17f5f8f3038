package dev.andon.gate;

import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.board.Light;
import dev.andon.board.Post;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.source.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The board in numbers, in Prometheus' text format. What happened is counted from board to board: each look is
/// seen on one of them.
final class Metrics {
    /// What looks at one source came to.
    private record Sum(Instant last, long looks, long requests, long bytes) {
        static final Sum NONE = new Sum(Instant.MIN, 0, 0, 0);

        Sum with(Post post, Instant tried) {
            return new Sum(
                    tried,
                    looks + 1,
                    requests + post.cost().requests(),
                    bytes + post.cost().bytes());
        }
    }

    private final Map<String, Sum> sums = new HashMap<>();

    synchronized void accept(Board board) {
        for (Post post : board.sources()) {
            Sum sum = sums.getOrDefault(post.source().name(), Sum.NONE);
            Instant tried = post.tried();
            if (tried != null && !tried.equals(sum.last())) {
                sums.put(post.source().name(), sum.with(post, tried));
            }
        }
    }

    synchronized String of(Lines lines, String version) {
        Board board = lines.board();
        var text = new Text();
        text.begin("andon_build_info", "gauge", "Which Andon this is.");
        text.line("andon_build_info", "version", version, 1);
        text.begin("andon_board_age_seconds", "gauge", "How old the newest board is.");
        text.line("andon_board_age_seconds", age(board.at(), lines.now()));
        text.begin("andon_tiles", "gauge", "Pipelines by what they shine with.");
        for (Light light : Light.values()) {
            text.line("andon_tiles", "light", light.word(), board.count(light));
        }
        text.begin("andon_line_state", "gauge", "Lines: 1 for the state that each is in.");
        for (Line line : board.lines()) {
            for (LineState state : LineState.values()) {
                text.line(
                        "andon_line_state",
                        "line",
                        line.name(),
                        "state",
                        state.word(),
                        lines.state(line) == state ? 1 : 0);
            }
        }
        text.begin("andon_gate_state", "gauge", "Gates of the lines: 1 for the state that each is in.");
        for (GateStanding gate : lines.gates()) {
            text.line(
                    "andon_gate_state",
                    "gate",
                    gate.gate().id(),
                    "state",
                    gate.state().word(),
                    1);
        }
        sources(board, lines.now(), text);
        return text.toString();
    }

    private void sources(Board board, Instant now, Text text) {
        text.begin("andon_source_fault", "gauge", "Sources: 1 for one that cannot be seen now.");
        board.sources().forEach(post -> text.line("andon_source_fault", post, post.fault() == null ? 0 : 1));
        Instant oldest = board.oldest();
        text.begin("andon_oldest_look_age_seconds", "gauge", "How long ago the source seen longest ago was seen.");
        if (oldest != null) {
            text.line("andon_oldest_look_age_seconds", age(oldest, now));
        }
        text.begin("andon_looks_total", "counter", "Looks at a source.");
        board.sources()
                .forEach(post -> text.line("andon_looks_total", post, sum(post).looks()));
        text.begin("andon_requests_total", "counter", "Requests sent to a source.");
        board.sources()
                .forEach(post ->
                        text.line("andon_requests_total", post, sum(post).requests()));
        text.begin("andon_received_bytes_total", "counter", "Bytes received from a source.");
        board.sources()
                .forEach(post ->
                        text.line("andon_received_bytes_total", post, sum(post).bytes()));
        text.begin("andon_budget_remaining", "gauge", "Requests that a source still allows.");
        for (Post post : board.sources()) {
            Budget budget = post.cost().budget();
            if (budget != null) {
                text.line("andon_budget_remaining", post, budget.remaining());
            }
        }
    }

    private Sum sum(Post post) {
        return sums.getOrDefault(post.source().name(), Sum.NONE);
    }

    private static double age(Instant since, Instant now) {
        return Duration.between(since, now).toMillis() / 1000.0;
    }

    /// Lines of the format.
    private static final class Text {
        private final StringBuilder text = new StringBuilder();

        void begin(String name, String type, String help) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }

        void line(String name, double value) {
            text.append(name).append(' ').append(value).append('\n');
        }

        void line(String name, String label, String word, long value) {
            text.append("%s{%s=\"%s\"} %d\n".formatted(name, label, escaped(word), value));
        }

        void line(String name, Post post, long value) {
            line(name, "source", post.source().name(), value);
        }

        void line(String name, String label, String word, String other, String otherWord, long value) {
            text.append("%s{%s=\"%s\",%s=\"%s\"} %d\n"
                    .formatted(name, label, escaped(word), other, escaped(otherWord), value));
        }

        private static String escaped(String word) {
            return word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
