package dev.andon.gate;

import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.board.LineHeadline;
import dev.andon.board.Tile;
import dev.andon.claim.Claim;
import dev.andon.line.GateState;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.line.Member;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how the lines stand. A board that Andon no longer makes anew says nothing about any of them.
///
/// @param board the newest
/// @param now the time at which somebody asks
/// @param texts their language
public record Lines(Board board, Instant now, Texts texts) {
    /// A board comes every second.
    static final Duration OLD = Duration.ofSeconds(5);

    /// The header that says how the line stands, so that a gate takes no other server's "200" for ours.
    public static final String STATE = "X-Andon-Line";

    /// Whether the board is too old, or from the future of a clock that was set back.
    static boolean isOld(Board board, Instant now) {
        return Duration.between(board.at(), now).abs().compareTo(OLD) >= 0;
    }

    /// One line: its state is the status, so that a script need not read on.
    Answer one(String name, boolean asText) throws Refused {
        Optional<Line> line = board.line(name);
        if (line.isEmpty() && !isOld(board, now)) {
            throw new Refused(404, texts.say("deny.noSuchLine", "\"" + name + "\""));
        }
        // Before the first board nobody knows which lines there are.
        LineState state = line.map(this::state).orElse(LineState.UNKNOWN);
        Map<String, @Nullable Object> json = line.map(this::json).orElseGet(() -> unknown(name));
        Answer answer = asText
                ? Answer.plain(status(state), String.valueOf(json.get("reason")))
                : Answer.json(status(state), json);
        return answer.with(STATE, state.word());
    }

    Answer all() {
        List<Map<String, @Nullable Object>> lines =
                board.lines().stream().map(this::json).toList();
        return Answer.json(200, Map.of("lines", lines));
    }

    private static int status(LineState state) {
        return switch (state) {
            case RUNNING, CONFIRMING -> 200;
            case STOPPED -> 423;
            case UNKNOWN -> 503;
        };
    }

    LineState state(Line line) {
        return isOld(board, now) ? LineState.UNKNOWN : line.state();
    }

    List<GateStanding> gates() {
        return !isOld(board, now)
                ? board.gates()
                : board.gates().stream()
                        .map(gate -> new GateStanding(gate.gate(), GateState.UNKNOWN, ""))
                        .toList();
    }

    private String reason(Line line) {
        return isOld(board, now) ? silence() : texts.say(LineHeadline.of(line, now));
    }

    private String silence() {
        return texts.say(
                board.sources().isEmpty()
                        ? Sentence.of("reason.notYet")
                        : Sentence.of("reason.silent", Duration.between(board.at(), now)));
    }

    private Map<String, @Nullable Object> json(Line line) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("line", line.name());
        json.put("state", state(line).word());
        json.put("reason", reason(line));
        json.put("since", line.since() == null ? null : line.since().toString());
        json.put("stoppedBy", stoppedBy(line));
        json.put("broken", broken(line));
        json.put("claimedBy", claimedBy(line));
        json.put(
                "gates",
                gates().stream()
                        .filter(gate -> gate.gate().line().equals(line.name()))
                        .map(gate -> StatusJson.gate(gate, texts))
                        .toList());
        return json;
    }

    private Map<String, @Nullable Object> unknown(String line) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("line", line);
        json.put("state", LineState.UNKNOWN.word());
        json.put("reason", silence());
        json.put("since", null);
        json.put("stoppedBy", null);
        json.put("broken", List.of());
        json.put("claimedBy", null);
        json.put("gates", List.of());
        return json;
    }

    private static @Nullable String stoppedBy(Line line) {
        Person by = line.reason() instanceof Line.Reason.Cord(Stop stop) ? stop.by() : null;
        return by == null ? null : by.name();
    }

    private static List<String> broken(Line line) {
        return line.reason() instanceof Line.Reason.Broken(List<Member> members)
                ? members.stream().map(Member::id).toList()
                : List.of();
    }

    /// Who is on the line itself, or else on the first of what broke it that somebody is on.
    private @Nullable String claimedBy(Line line) {
        Optional<Claim> ofLine = board.books().claimOn(Claim.ofLine(line.name()));
        return ofLine.or(() -> broken(line).stream()
                        .flatMap(id ->
                                board.tiles().stream().filter(tile -> tile.id().equals(id)))
                        .map(Tile::claim)
                        .flatMap(claim -> Optional.ofNullable(claim).stream())
                        .findFirst())
                .map(claim -> claim.holder().name())
                .orElse(null);
    }
}
