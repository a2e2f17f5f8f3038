package dev.andon.notice;

import dev.andon.people.Person;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that people are told.
///
/// @param kind what sort of thing happened
/// @param subject what it is about: a tile's id, [dev.andon.claim.Claim#ofLine] of a line, [#ofSource] of a
///     source; the same for everything that is told of one incident. [#DIGEST] for a digest
/// @param title what happened, in a few words
/// @param details more about it, a line each
/// @param people whom it is about: who may have broken it, who is on it
/// @param claimable what somebody who says "I am on it" would claim; empty when there is nothing to claim
/// @param url a page about it, or null
/// @param at when it was seen
/// @param alarm whether somebody should do something about it
/// @param offer what else somebody can do about it at once; null for nothing
/// @param parts what a digest is made of, worst first; none for any other
public record Notice(
        Kind kind,
        String subject,
        Sentence title,
        List<Sentence> details,
        List<Person> people,
        List<String> claimable,
        @Nullable String url,
        Instant at,
        boolean alarm,
        @Nullable Offer offer,
        List<Notice> parts) {
    /// The subject of every digest.
    public static final String DIGEST = "digest";

    private static final int DETAILS_AT_MOST = 8;

    /// One about which there is nothing to do but to claim it.
    public Notice(
            Kind kind,
            String subject,
            Sentence title,
            List<Sentence> details,
            List<Person> people,
            List<String> claimable,
            @Nullable String url,
            Instant at,
            boolean alarm) {
        this(kind, subject, title, details, people, claimable, url, at, alarm, null);
    }

    /// One that is no digest.
    public Notice(
            Kind kind,
            String subject,
            Sentence title,
            List<Sentence> details,
            List<Person> people,
            List<String> claimable,
            @Nullable String url,
            Instant at,
            boolean alarm,
            @Nullable Offer offer) {
        this(kind, subject, title, details, people, claimable, url, at, alarm, offer, List.of());
    }

    public Notice {
        details = List.copyOf(details);
        people = List.copyOf(people);
        claimable = List.copyOf(claimable);
        parts = List.copyOf(parts);
    }

    /// The subject of a notice about a server.
    public static String ofSource(String source) {
        return "source:" + source;
    }

    /// The same with a page about it.
    public Notice linking(String page) {
        return new Notice(kind, subject, title, details, people, claimable, page, at, alarm, offer, parts);
    }

    /// Several in one, worst first. Pure.
    static Notice digest(List<Notice> parts, Instant at) {
        List<Notice> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(Notice::kind));
        List<Sentence> details = new ArrayList<>();
        for (Notice part : sorted.subList(0, Math.min(sorted.size(), DETAILS_AT_MOST))) {
            details.add(
                    part.details().isEmpty()
                            ? part.title()
                            : Sentence.of(
                                    "notice.part", part.title(), part.details().getFirst()));
        }
        if (sorted.size() > DETAILS_AT_MOST) {
            details.add(Sentence.of("notice.more", sorted.size() - DETAILS_AT_MOST));
        }
        return new Notice(
                Kind.DIGEST,
                DIGEST,
                Sentence.of("notice.digest", counts(sorted)),
                details,
                sorted.stream()
                        .flatMap(part -> part.people().stream())
                        .distinct()
                        .toList(),
                sorted.stream().flatMap(part -> part.claimable().stream()).toList(),
                sorted.size() == 1 ? sorted.getFirst().url() : null,
                at,
                sorted.stream().anyMatch(Notice::alarm),
                sorted.size() == 1 ? sorted.getFirst().offer() : null,
                sorted);
    }

    /// The same of a line, with what made it stop or go on at the same moment.
    Notice joining(List<Notice> parts) {
        List<Sentence> said = new ArrayList<>(details);
        if (kind == Kind.LINE_RESUMED) {
            parts.forEach(part -> said.add(part.title()));
        }
        List<String> claims = new ArrayList<>(claimable);
        parts.forEach(part -> claims.addAll(part.claimable()));
        return new Notice(
                kind,
                subject,
                title,
                said,
                people,
                claims,
                parts.getFirst().url(),
                at,
                alarm,
                parts.getFirst().offer());
    }

    /// "3 broken, 1 green again".
    private static List<Sentence> counts(List<Notice> sorted) {
        return sorted.stream()
                .map(Notice::kind)
                .distinct()
                .sorted()
                .map(kind -> count(kind, sorted))
                .toList();
    }

    private static Sentence count(Kind kind, List<Notice> all) {
        long count = all.stream().filter(notice -> notice.kind() == kind).count();
        return Sentence.of("notice.count." + kind.word().replace("-", ""), count);
    }

    /// The whole of it in one language: the title, then a line for each detail.
    public String words(Texts texts) {
        List<Sentence> lines = new ArrayList<>(List.of(title));
        lines.addAll(details);
        return lines.stream().map(texts::say).collect(Collectors.joining("\n"));
    }
}
