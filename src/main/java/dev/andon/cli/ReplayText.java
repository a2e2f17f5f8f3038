package dev.andon.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.andon.guard.Circumstances;
import dev.andon.guard.Level;
import dev.andon.guard.PlainRule;
import dev.andon.guard.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What replays came to, for people and for programs.
///
/// @param replays by the share that was lost
/// @param monthly how many deploys a month there are
/// @param metrics how many metrics judge each deploy
record ReplayText(Map<Double, Replay> replays, int monthly, int metrics) {
    String table() {
        var text = new StringBuilder(row(
                "drop",
                "deploys",
                List.of("WARN", "STOP", "AUTO"),
                "no judgement",
                rules().stream().map(ReplayText::name).toList()));
        replays.forEach((drop, replay) -> text.append(row(
                drop == 0 ? "none" : Math.round(drop * 100) + " %",
                String.valueOf(replay.watches().size()),
                List.of(cell(replay.count(Level.WARN)), cell(replay.count(Level.STOP)), cell(replay.count(Level.AUTO))),
                String.valueOf(replay.undecided()),
                rules().stream().map(rule -> cell(replay.count(rule))).toList())));
        Replay none = replays.get(0.0);
        return none == null
                ? text.toString()
                : text.append(trust(none.count(Level.AUTO))).toString();
    }

    private List<PlainRule> rules() {
        return replays.values().stream()
                .flatMap(replay -> replay.plain().keySet().stream())
                .distinct()
                .toList();
    }

    private static String name(PlainRule rule) {
        return switch (rule) {
            case FIFTH_OFF -> "20 % off";
            case RANK_TEST -> "rank test";
        };
    }

    private static String row(String drop, String deploys, List<String> levels, String silent, List<String> plain) {
        var row = new StringBuilder(String.format(Locale.ROOT, "%-8s %8s", drop, deploys));
        levels.forEach(level -> row.append(String.format(Locale.ROOT, " %20s", level)));
        row.append(String.format(Locale.ROOT, " %12s", silent));
        plain.forEach(rule -> row.append(String.format(Locale.ROOT, " %22s", rule)));
        return row.append(System.lineSeparator()).toString();
    }

    private String trust(Replay.Count falseAlarms) {
        return String.format(
                Locale.ROOT,
                "False rollbacks a month, of %d deploys with %s each: about %.2f. %s%n",
                monthly,
                metrics == 1 ? "one metric" : metrics + " metrics",
                monthly * metrics * falseAlarms.share(),
                falseAlarms.share() > Circumstances.WRONG_RATE
                        ? String.format(
                                Locale.ROOT,
                                "At %.2f %% for each deploy that is too many to roll back without asking (%.1f %% at most).",
                                100 * falseAlarms.share(),
                                100 * Circumstances.WRONG_RATE)
                        : "");
    }

    private static String cell(Replay.Count count) {
        Duration delay = count.delay();
        return String.format(
                Locale.ROOT,
                "%d (%.2f %%)%s",
                count.raised(),
                100 * count.share(),
                delay == null ? "" : " " + delay.toMinutes() + " min");
    }

    String json(long seed) {
        List<Map<String, Object>> rows = new ArrayList<>();
        replays.forEach((drop, replay) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("drop", drop);
            row.put("deploys", replay.watches().size());
            row.put("noJudgement", replay.undecided());
            for (Level level : Level.values()) {
                row.put(level.word(), counted(replay.count(level)));
            }
            replay.plain().keySet().forEach(rule -> row.put(rule.word(), counted(replay.count(rule))));
            rows.add(row);
        });
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        return gson.toJson(Map.of("seed", seed, "replays", rows)) + System.lineSeparator();
    }

    private static Map<String, Object> counted(Replay.Count count) {
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("raised", count.raised());
        counted.put("share", count.share());
        Duration delay = count.delay();
        if (delay != null) {
            counted.put("medianDelaySeconds", delay.toSeconds());
        }
        return counted;
    }
}
