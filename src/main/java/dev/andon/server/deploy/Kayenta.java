package dev.andon.server.deploy;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Judge;
import dev.andon.guard.Judgement;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Kayenta's canaries of an application, by its own REST API or through Spinnaker's Gate.
///
/// It does not say of which release a canary is: those count that began since the release did, the newest that is
/// complete. A marginal score wants somebody to decide, and a score of no data is none: its judge calls it failed
/// when half of the metrics have no data, or a critical one has none.
///
/// Sources: `CanaryController` of Kayenta (`/canary/executions`), `V2CanaryController` of Gate
/// (`/v2/canaries/{application}/executions`), the scores of `CanaryJudgeResult` and the reasons of
/// `WeightedSumScorer`.
///
/// Options: `through`, `storage`.
public final class Kayenta implements Judge {
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final String NEWEST = "20";
    private static final Set<String> WELL_OR_MISSING = Set.of("pass", "nodata", "nodatafailmetric");

    private final Http http;
    private final boolean throughGate;
    private final String storage;

    public Kayenta(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        String through = source.option("through").strip();
        if (!through.isEmpty() && !through.equals("gate")) {
            throw new IllegalArgumentException("\"through\" is gate, or is left out");
        }
        this.throughGate = !through.isEmpty();
        this.storage = source.option("storage").strip();
    }

    @Override
    public Judgement judge(Service service, Rollback.Point release, Instant since) throws ServerFault {
        Ask ask = throughGate
                ? http.ask("v2/canaries/" + service.name() + "/executions")
                : http.ask("canary/executions").query("application", service.name());
        if (!storage.isEmpty()) {
            ask.query("storageAccountName", storage);
        }
        long from = since.minus(CLOCKS).toEpochMilli();
        List<Execution> all = Arrays.asList(ask.query("limit", NEWEST).json(Execution[].class, it -> it));
        List<Execution> its = Json.list(all).stream()
                .filter(execution -> execution.begun() >= from)
                .sorted(Comparator.comparingLong(Execution::begun).reversed())
                .toList();
        return its.isEmpty()
                ? Judgement.unknown("Kayenta has no canary of " + service.name() + " since this deploy.")
                : read(its);
    }

    /// What goes on may still come to something else, unless what is complete is harm.
    private static Judgement read(List<Execution> newestFirst) {
        Judgement newest = newestFirst.getFirst().judgement();
        if (newestFirst.getFirst().complete()) {
            return newest;
        }
        return newestFirst.stream()
                .filter(Execution::complete)
                .findFirst()
                .map(Execution::judgement)
                .filter(complete -> complete.word() == Judgement.Word.HARMFUL)
                .orElse(newest);
    }

    private record Execution(
            boolean complete,
            @Nullable String status,
            @Nullable Result result,
            @Nullable Long buildTimeMillis,
            @Nullable Long startTimeMillis) {
        private record Result(@Nullable Judged judgeResult) {}

        private record Judged(
                @Nullable Score score, @Nullable List<Metric> results) {
            /// Whether the judge says so, or no metric that it could measure is anything but well.
            boolean isOfNoData() {
                List<Metric> all = Json.list(results);
                return (score != null && Json.text(score.classificationReason()).contains("NODATA"))
                        || (!all.isEmpty() && all.stream().allMatch(Metric::isWellOrMissing));
            }
        }

        private record Metric(@Nullable String classification) {
            boolean isWellOrMissing() {
                return WELL_OR_MISSING.contains(Json.text(classification).toLowerCase(Locale.ROOT));
            }
        }

        private record Score(
                @Nullable Double score,
                @Nullable String classification,
                @Nullable String classificationReason) {}

        long begun() {
            return buildTimeMillis != null ? buildTimeMillis : startTimeMillis != null ? startTimeMillis : 0;
        }

        Judgement judgement() {
            Judged judged = result == null ? null : result.judgeResult();
            Score score = judged == null ? null : judged.score();
            String state = Json.text(status).toLowerCase(Locale.ROOT);
            if (!complete) {
                return switch (state) {
                    case "running", "not_started", "buffered", "paused" -> Judgement.undecided("Kayenta: " + state);
                    default -> Judgement.unknown("Kayenta: " + state);
                };
            }
            if (!state.equals("succeeded") || judged == null || score == null || score.score() == null) {
                return Judgement.unknown("Kayenta: " + state + ", without a score");
            }
            return judgement(score, judged.isOfNoData());
        }

        private static Judgement judgement(Score score, boolean isOfNoData) {
            String reason = Json.text(score.classificationReason());
            String words = String.format(Locale.ROOT, "Kayenta: %.0f of 100, %s", score.score(), score.classification())
                    + (reason.isEmpty() ? "" : ": " + reason);
            return switch (Json.text(score.classification()).toLowerCase(Locale.ROOT)) {
                case "pass" -> Judgement.fine(words);
                case "fail" -> isOfNoData ? Judgement.unknown(words) : Judgement.harmful(words);
                case "marginal" -> Judgement.undecided(words);
                default -> Judgement.unknown(words);
            };
        }
    }
}
