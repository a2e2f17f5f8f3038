package dev.andon.ui.sources;

import dev.andon.board.Known;
import dev.andon.board.Post;
import dev.andon.board.TokenEnd;
import dev.andon.source.Budget;
import dev.andon.source.Call;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.Freshness;
import dev.andon.source.Source;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Facts.Fact;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is to say of one source: how it stands, and why it is grey if it is. Pure.
final class Account {
    private static final int KIB = 1024;

    private final Post post;
    private final Instant now;
    private final Texts texts;
    private final String newToken;

    /// @param newToken the page where the server issues tokens, or empty
    Account(Post post, Instant now, Texts texts, String newToken) {
        this.newToken = newToken;
        this.post = post;
        this.now = now;
        this.texts = texts;
    }

    /// How it stands, in a word.
    String state() {
        if (post.tried() == null) {
            return texts.say("sources.state.untried");
        }
        return texts.say("sources.state." + freshness().name().toLowerCase(Locale.ROOT));
    }

    private Freshness freshness() {
        return post.freshness(now);
    }

    /// Why it is as it is, in a sentence.
    String why() {
        Fault fault = post.fault();
        if (fault != null) {
            return texts.say(fault);
        }
        if (post.tried() == null) {
            return texts.say("sources.why.untried");
        }
        Optional<TokenEnd> end = TokenEnd.of(post, now);
        if (end.isPresent() && freshness() == Freshness.FRESH) {
            return texts.say(end.get().sentence());
        }
        return switch (freshness()) {
            case FRESH -> texts.say("sources.why.fresh", post.known().size());
            case STALE, LOST -> texts.say("sources.why.silent", age(post.seen()));
        };
    }

    /// Everything, line by line.
    List<Fact> facts() {
        Source source = post.source();
        return List.of(
                fact("state", texts.say("sources.fact.state"), state()),
                fact("why", texts.say("sources.fact.why"), why()),
                fact("kind", texts.say("sources.fact.kind"), kind()),
                fact("address", texts.say("sources.fact.address"), address(source.url())),
                fact("seen", texts.say("sources.fact.seen"), seen()),
                fact("tried", texts.say("sources.fact.tried"), tried()),
                fact("request", texts.say("sources.fact.request"), request()),
                fact("answer", texts.say("sources.fact.answer"), answer()),
                fact("until", texts.say("sources.fact.until"), until()),
                fact("every", texts.say("sources.fact.every"), texts.say("sources.every", post.every())),
                fact("cost", texts.say("sources.fact.cost"), post.tried() == null ? "" : cost()),
                fact("budget", texts.say("sources.fact.budget"), budget()),
                fact("token", texts.say("sources.fact.token"), token()),
                fact("push", texts.say("sources.fact.push"), push()),
                fact("pipelines", texts.say("sources.fact.pipelines"), String.valueOf(living())),
                fact("gone", texts.say("sources.fact.gone"), list(gone())),
                fact("odd", texts.say("sources.fact.odd"), list(oddWords())));
    }

    private static Fact fact(String id, String name, String words) {
        return new Fact(id, name, words);
    }

    private String kind() {
        return post.source().kind().isEmpty()
                ? texts.say("sources.kind.none")
                : post.source().kind();
    }

    /// Without user, password, query and fragment: any of them may be a token.
    static String address(URI url) {
        if (url.getHost() == null) {
            return "";
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getScheme() + "://" + url.getHost() + port + path + (url.getRawQuery() == null ? "" : "?…");
    }

    private String tried() {
        return post.tried() == null ? "" : texts.say("sources.tried", age(post.tried()), millis(post.took()));
    }

    private static String millis(Duration took) {
        return took.toMillis() + " ms";
    }

    private String request() {
        Call last = post.cost().last();
        return last == null ? "" : last.request();
    }

    private String answer() {
        Call last = post.cost().last();
        if (last == null) {
            return "";
        }
        return last.status() == 0 ? texts.say("sources.answer.none") : String.valueOf(last.status());
    }

    private String until() {
        Fault fault = post.fault();
        Instant until = fault == null ? null : fault.until();
        return until == null || !until.isAfter(now) ? "" : texts.say("sources.in", Duration.between(now, until));
    }

    private String cost() {
        Cost cost = post.cost();
        return texts.say("sources.cost", cost.requests(), cost.unchanged(), size(cost.bytes()));
    }

    private static String size(long bytes) {
        return bytes < KIB ? bytes + " B" : String.format(Locale.ROOT, "%.1f KiB", bytes / (double) KIB);
    }

    private String budget() {
        Budget budget = post.cost().budget();
        if (budget == null) {
            return "";
        }
        Duration left = Duration.between(now, budget.resets());
        return texts.say(
                "sources.budget", budget.remaining(), budget.limit(), left.isNegative() ? Duration.ZERO : left);
    }

    private String token() {
        Instant ends = post.cost().tokenEnds();
        if (ends == null) {
            return "";
        }
        String words = TokenEnd.of(post, now)
                .map(end -> texts.say(end.sentence()))
                .orElseGet(() -> texts.say(
                        "sources.token",
                        ends.atZone(ZoneOffset.UTC).toLocalDate().toString()));
        return newToken.isEmpty() ? words : texts.say("sources.token.new", words, newToken);
    }

    private String push() {
        String state =
                texts.say("sources.push." + post.listening().state().name().toLowerCase(Locale.ROOT));
        Fault fault = post.listening().fault();
        return fault == null ? state : texts.say("sources.push", state, fault);
    }

    private long living() {
        return post.known().stream().filter(known -> known.vanished() == null).count();
    }

    private List<String> gone() {
        return post.known().stream()
                .filter(known -> known.vanished() != null)
                .map(known -> known.pipeline().name())
                .toList();
    }

    /// Words of the server that Andon does not know, each with where it stands.
    private List<Sentence> oddWords() {
        return post.known().stream()
                .map(Known::pipeline)
                .filter(pipeline -> !pipeline.oddWord().isEmpty())
                .map(pipeline -> Sentence.of("sources.odd", pipeline.oddWord(), pipeline.name()))
                .toList();
    }

    private String list(List<?> many) {
        return texts.list(many);
    }

    /// When it was last seen.
    String seen() {
        return ago(post.seen());
    }

    private String ago(@Nullable Instant at) {
        return at == null ? texts.say("sources.never") : texts.say("sources.ago", age(at));
    }

    private Duration age(@Nullable Instant at) {
        Duration age = at == null ? Duration.ZERO : Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
