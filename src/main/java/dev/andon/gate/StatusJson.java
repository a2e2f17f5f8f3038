package dev.andon.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.board.Headline;
import dev.andon.board.Post;
import dev.andon.board.Tile;
import dev.andon.build.Build;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimState;
import dev.andon.people.Person;
import dev.andon.source.Fault;
import dev.andon.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The board as JSON, as `status.schema.json` describes it: the same on the command line and at the endpoint. A
/// stable format: fields may come, none goes or changes its meaning.
public final class StatusJson {
    private static final Gson ONE_LINE =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final Gson PRETTY = ONE_LINE.newBuilder().setPrettyPrinting().create();

    private StatusJson() {}

    public static String of(Board board, Texts texts) {
        return PRETTY.toJson(json(board, texts));
    }

    static String inOneLine(Board board, Texts texts) {
        return ONE_LINE.toJson(json(board, texts));
    }

    /// What makes two boards differ for those who are told of changes: everything but the time that passes.
    public static List<Object> content(Board board) {
        List<Object> content =
                new ArrayList<>(List.of(board.lines(), board.gates(), board.announcements(), board.books()));
        board.tiles()
                .forEach(tile -> content.add(List.of(
                        tile.id(),
                        tile.known(),
                        tile.light(),
                        tile.freshness(),
                        Optional.ofNullable(tile.claim()),
                        Optional.ofNullable(tile.origin()))));
        board.sources().forEach(post -> content.add(Optional.ofNullable(post.fault())));
        return content;
    }

    private static Map<String, @Nullable Object> json(Board board, Texts texts) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("line", board.line().word());
        json.put("at", board.at().toString());
        json.put(
                "tiles",
                board.tiles().stream().map(tile -> tile(tile, board, texts)).toList());
        json.put("sources", board.sources().stream().map(StatusJson::source).toList());
        json.put("gates", board.gates().stream().map(gate -> gate(gate, texts)).toList());
        return json;
    }

    private static Map<String, @Nullable Object> tile(Tile tile, Board board, Texts texts) {
        Build verdict = tile.known().verdict();
        String page =
                verdict.url() != null ? verdict.url() : tile.known().pipeline().url();
        List<String> breakers =
                tile.known().breakers().stream().map(Person::name).toList();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", tile.id());
        json.put("source", tile.source());
        json.put("name", tile.name());
        json.put("outcome", tile.outcome().word());
        json.put("activity", tile.activity().word());
        json.put("freshness", tile.freshness().name().toLowerCase(Locale.ROOT));
        json.put("label", verdict.label());
        json.put("building", tile.building().isEmpty() ? null : tile.building());
        json.put("since", text(tile.known().since()));
        json.put("started", text(tile.begun()));
        json.put("estimate", text(tile.estimate()));
        json.put("url", page);
        json.put("breakers", breakers);
        json.put("claim", claim(tile));
        json.put("deployment", DeploymentJson.of(tile, board, texts));
        json.put("headline", texts.say(Headline.of(tile, board.at())));
        return json;
    }

    static Map<String, Object> gate(GateStanding gate, Texts texts) {
        var json = new LinkedHashMap<String, Object>();
        json.put("line", gate.gate().line());
        json.put("name", gate.gate().name());
        json.put("state", gate.state().word());
        json.put("sentence", texts.say(gate.sentence()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> claim(Tile tile) {
        Claim claim = tile.claim();
        if (claim == null) {
            return null;
        }
        ClaimState state = tile.claimState() == null ? ClaimState.CLAIMED : tile.claimState();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("state", state.word());
        json.put("holder", claim.holder().name());
        json.put("by", claim.by().name());
        json.put("why", claim.why());
        json.put("since", claim.since().equals(Instant.EPOCH) ? null : text(claim.since()));
        json.put("until", text(claim.until()));
        json.put("fix", text(claim.fix()));
        return json;
    }

    private static Map<String, @Nullable Object> source(Post post) {
        Fault fault = post.fault();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", post.source().name());
        json.put("kind", post.source().kind());
        json.put("state", fault == null && post.seen() != null ? "ok" : "faulty");
        json.put("fault", fault == null ? null : fault.sentence());
        json.put("looked", text(post.tried()));
        json.put("took", post.took().toString());
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
