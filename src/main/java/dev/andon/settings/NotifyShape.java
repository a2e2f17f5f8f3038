package dev.andon.settings;

import dev.andon.notice.Addressee;
import dev.andon.notice.Kind;
import dev.andon.notice.NoticeRule;
import dev.andon.notice.QuietHours;
import dev.andon.source.Glob;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One rule of what somebody is told, and the ways.
final class NotifyShape {
    private static final Span MINUTES = new Span(Duration.ofMinutes(1), Duration.ofHours(24));

    static final Key<List<Kind>> KINDS = Key.of(
                    "kinds",
                    new ListOf<>(
                            Words.of(EnumSet.complementOf(EnumSet.of(Kind.DIGEST))
                                    .toArray(Kind[]::new)),
                            true),
                    "What is told, such as broken and fixed; everything but claims if not given.")
            .alsoSaid("kind", "events", "on", "what");
    static final Key<List<Glob>> PIPELINES = Key.of(
                    "pipelines",
                    new ListOf<>(new GlobText(), true),
                    "Names or patterns of pipelines, each with its source: ci/shop/**; all if not given.")
            .alsoSaid("include", "jobs", "builds");
    static final Key<List<String>> WHO = Key.of(
                    "who",
                    new ListOf<>(Text.LINE, true),
                    "What servers call whom this is for: names, log-ins, mail addresses; the name that team says if not given.")
            .alsoSaid("me", "identities", "person", "people");
    static final Key<Boolean> MINE = Key.of(
                    "onlyMine",
                    new Flag(),
                    "Whether only what these people may have broken is told; true if \"who\" is given.")
            .alsoSaid("mine", "only-mine");
    static final Key<LocalTime> FROM = Key.of("from", new TimeOfDay(), "When the quiet hours begin, such as 18:00.")
            .mustBeThere()
            .alsoSaid("start", "begin");
    static final Key<LocalTime> TO = Key.of("to", new TimeOfDay(), "When the quiet hours end, such as 08:00.")
            .mustBeThere()
            .alsoSaid("end", "until");
    static final Key<QuietHours> QUIET = Key.of(
                    "quiet",
                    new Group<>(List.of(FROM, TO), NotifyShape::quiet),
                    "When nothing is told, in this computer's time zone; one notice afterwards says what was missed.")
            .alsoSaid("quietHours", "silent", "night");
    static final Key<Integer> AFTER = Key.of(
                    "after",
                    new FailureCount(),
                    "How many failures of one pipeline in a row are worth telling; 1 failure if not given.")
            .alsoSaid("failures", "count");
    static final Key<Duration> ESCALATE = Key.of(
                    "escalateAfter", MINUTES, "After how long it is told that nobody is on it; never if not given.")
            .alsoSaid("escalate", "escalation");
    static final Key<Duration> REPEAT = Key.of(
                    "repeatEvery", MINUTES, "How often what nobody is on is told again; never if not given.")
            .alsoSaid("repeat", "remind", "reminder");

    static final Group<Notify> SHAPE = new Group<>(
            List.of(
                    KINDS,
                    PIPELINES,
                    WHO,
                    MINE,
                    QUIET,
                    AFTER,
                    ESCALATE,
                    REPEAT,
                    WayShape.DESKTOP,
                    WayShape.WEBHOOK,
                    WayShape.COMMAND,
                    WayShape.SOUND,
                    WayShape.SPEECH,
                    WayShape.VOLUME),
            NotifyShape::rule);

    private NotifyShape() {}

    private static @Nullable Notify rule(Fields fields) {
        List<Notify.Way> ways = WayShape.ways(fields);
        if (ways.isEmpty()) {
            fields.value().mistake("Nobody is told: the only way is switched off.", "Leave the rule out.");
            return null;
        }
        Addressee to = new Addressee(fields.get(WHO, List.of()));
        var rule = new NoticeRule(
                to,
                fields.has(KINDS) ? Set.copyOf(fields.get(KINDS, List.of())) : NoticeRule.USUAL,
                fields.get(PIPELINES, List.of()),
                fields.get(MINE, !to.identities().isEmpty()),
                fields.get(QUIET),
                fields.get(AFTER, 1),
                fields.get(ESCALATE),
                fields.get(REPEAT));
        return new Notify(rule, ways);
    }

    private static @Nullable QuietHours quiet(Fields fields) {
        LocalTime from = fields.get(FROM);
        LocalTime to = fields.get(TO);
        if (from == null || to == null) {
            return null;
        }
        if (from.equals(to)) {
            fields.at(TO).mistake("The quiet hours end when they begin.", "Give them another end, or leave them out.");
            return null;
        }
        return new QuietHours(from, to, ZoneId.systemDefault());
    }
}
