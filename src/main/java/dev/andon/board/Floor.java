package dev.andon.board;

import dev.andon.line.GateName;
import dev.andon.line.LineRule;
import dev.andon.people.Crew;
import dev.andon.source.Fault;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything known now. Immutable; each event makes a new one.
///
/// @param posts the sources by name, in the order of the settings
/// @param origins where what is live comes from, by the ids of tiles
/// @param announcements what Andon says about itself, by topic
/// @param rules the lines
/// @param gates the gates of the lines
/// @param books what the team's books said last
/// @param crew who is who, and who may do what
public record Floor(
        SequencedMap<String, Post> posts,
        Map<String, Origin> origins,
        SequencedMap<String, String> announcements,
        List<LineRule> rules,
        List<GateName> gates,
        Books books,
        Crew crew) {
    public static final Floor EMPTY = new Floor(
            new LinkedHashMap<>(),
            Map.of(),
            new LinkedHashMap<>(),
            List.of(LineRule.TRUNK),
            List.of(),
            Books.NONE,
            Crew.ANYBODY);

    /// The next floor. Pure: the same floor, event and time give the same step.
    public Step after(Event event, Instant now) {
        return switch (event) {
            case Event.Observed observed -> observed(observed, now);
            case Event.ListeningChanged changed -> new Step(listening(changed), List.of());
            case Event.SourcesChanged changed -> new Step(sources(changed, now), List.of());
            case Event.Announced announced -> new Step(announce(announced), List.of());
            case Event.LinesChanged changed ->
                new Step(new Floor(posts, origins, announcements, changed.rules(), gates, books, crew), List.of());
            case Event.GatesChanged changed ->
                new Step(new Floor(posts, origins, announcements, rules, changed.gates(), books, crew), List.of());
            case Event.CrewChanged changed ->
                new Step(new Floor(posts, origins, announcements, rules, gates, books, changed.crew()), List.of());
            case Event.BooksRead read ->
                new Step(new Floor(posts, origins, announcements, rules, gates, read.books(), crew), List.of());
            case Event.Tick _ -> new Step(this, List.of());
            case Event.ClockSetBack back -> new Step(clockSetBack(back.by()), List.of());
        };
    }

    private Step observed(Event.Observed observed, Instant now) {
        Post before = posts.get(observed.observation().source());
        if (before == null) {
            // A look that began before its source was taken out of the settings.
            return new Step(this, List.of());
        }
        Post after = before.after(observed.observation(), observed.planned(), now);
        var next = new LinkedHashMap<>(posts);
        next.put(after.source().name(), after);
        boolean isNews = after.known() != before.known();
        return new Step(with(next, isNews ? Origins.of(next.values()) : origins), effects(before, after));
    }

    private Floor listening(Event.ListeningChanged changed) {
        Post post = posts.get(changed.source());
        if (post == null) {
            return this;
        }
        var next = new LinkedHashMap<>(posts);
        next.put(changed.source(), post.listening(changed.listening()));
        return with(next, origins);
    }

    private static List<Step.Effect> effects(Post before, Post after) {
        return sentence(before.fault()).equals(sentence(after.fault()))
                ? List.of()
                : List.of(new Step.Effect.FaultChanged(after.source().name(), after.fault()));
    }

    private static String sentence(@Nullable Fault fault) {
        return fault == null ? "" : fault.sentence();
    }

    private Floor sources(Event.SourcesChanged changed, Instant now) {
        var next = new LinkedHashMap<String, Post>();
        for (Source source : changed.sources()) {
            Post before = posts.get(source.name());
            Post post = before != null && before.source().url().equals(source.url())
                    ? before.with(source, now)
                    : Post.of(source);
            next.put(source.name(), post.able(changed.abilities().getOrDefault(source.name(), Set.of())));
        }
        return with(next, Origins.of(next.values()));
    }

    private Floor clockSetBack(Duration by) {
        var next = new LinkedHashMap<String, Post>();
        posts.forEach((name, post) -> next.put(name, post.earlier(by)));
        return with(next, origins);
    }

    private Floor with(SequencedMap<String, Post> next, Map<String, Origin> origins) {
        return new Floor(next, origins, announcements, rules, gates, books, crew);
    }

    private Floor announce(Event.Announced announced) {
        var next = new LinkedHashMap<>(announcements);
        if (announced.text().isEmpty()) {
            next.remove(announced.topic());
        } else {
            next.put(announced.topic(), announced.text());
        }
        return new Floor(posts, origins, next, rules, gates, books, crew);
    }
}
