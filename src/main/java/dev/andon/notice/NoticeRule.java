package dev.andon.notice;

import dev.andon.source.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody wants to be told.
///
/// @param to who
/// @param kinds what of; a digest holds these too and is told whenever it holds anything
/// @param pipelines ids of the pipelines it is about, such as `ci/shop/**`; empty for all. A line is among them
///     when one of these broke it, a source when all of its pipelines are
/// @param onlyMine whether what breaks is told only when `to` may have broken it. A line that somebody stopped by
///     hand and a server that is lost concern everybody
/// @param quiet when nothing is told, or null
/// @param after how many failures in a row of one pipeline are worth telling, at least 1
/// @param escalateAfter how long something may be red without a claim before that is told, or null for ever
/// @param repeatEvery how often what nobody is on is told again, or null for never
public record NoticeRule(
        Addressee to,
        Set<Kind> kinds,
        List<Glob> pipelines,
        boolean onlyMine,
        @Nullable QuietHours quiet,
        int after,
        @Nullable Duration escalateAfter,
        @Nullable Duration repeatEvery) {
    /// What most people want to know.
    public static final Set<Kind> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(Kind.CLAIMED, Kind.RELEASED)));

    public NoticeRule {
        kinds = Set.copyOf(kinds);
        pipelines = List.copyOf(pipelines);
        if (after < 1) {
            throw new IllegalArgumentException("nothing is told after less than one failure");
        }
    }

    /// The rule that there is when the settings give none: what breaks and is mended, of one's own where it is
    /// known who that is.
    public static NoticeRule usual(Addressee to) {
        return new NoticeRule(to, USUAL, List.of(), !to.identities().isEmpty(), null, 1, null, null);
    }

    /// The same text for the same rule in every run, and another one for every other rule.
    public String key() {
        return String.join(
                "\n",
                String.join(", ", to.identities()),
                kinds.stream().sorted().map(Kind::word).collect(Collectors.joining(", ")),
                pipelines.stream().map(Glob::toString).collect(Collectors.joining(", ")),
                "%s %s %d %s %s".formatted(onlyMine, quiet, after, escalateAfter, repeatEvery));
    }

    /// The same for somebody, where it is for nobody in particular.
    public NoticeRule orTo(Addressee otherwise) {
        return to.identities().isEmpty()
                ? new NoticeRule(otherwise, kinds, pipelines, onlyMine, quiet, after, escalateAfter, repeatEvery)
                : this;
    }

    boolean isQuiet(Instant at) {
        return quiet != null && quiet.covers(at);
    }

    boolean wants(Kind kind) {
        return kinds.contains(kind);
    }

    /// Whether it is about this at all.
    boolean covers(Matter matter) {
        return pipelines.isEmpty() || matter.isAmong(pipelines);
    }

    /// Whether what is broken is worth telling now.
    boolean concerns(Matter broken) {
        return covers(broken) && broken.streak() >= after && (!onlyMine || broken.concerns(to));
    }
}
