package dev.andon.testing;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Floor;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.build.Sight;
import dev.andon.people.Person;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Boards as a keeper would publish them, one after the other: sources are seen or missed, time passes when it is
/// told to.
public final class Boards {
    public static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    public static final Duration EVERY = Source.EVERY;

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private Floor floor = Floor.EMPTY;
    private Instant now = TEN;

    /// Boards on which one source shows these.
    public static Boards of(Pipeline.Draft... pipelines) {
        return new Boards().seen("ci", List.of(pipelines));
    }

    public static Boards of(List<Pipeline.Draft> pipelines) {
        return new Boards().seen("ci", pipelines);
    }

    public static Pipeline.Draft passed(String name) {
        return Pipeline.named(name, name)
                .url("https://ci.example.test/" + name.length())
                .activity(Activity.IDLE)
                .last(build(Outcome.PASSED, Duration.ofMinutes(20)));
    }

    public static Pipeline.Draft failed(String name) {
        return passed(name).last(build(Outcome.FAILED, Duration.ofMinutes(25)).brokenBy(List.of(Person.of("Ann"))));
    }

    public static Pipeline.Draft ended(String name, Outcome outcome) {
        return passed(name).last(build(outcome, Duration.ofMinutes(5)));
    }

    /// @param ago when it began
    /// @param estimate how long it takes
    public static Pipeline.Draft running(Pipeline.Draft pipeline, Duration ago, Duration estimate) {
        Build current = Build.of("43", Outcome.UNKNOWN).started(TEN.minus(ago));
        return pipeline.activity(Activity.RUNNING).current(current).estimate(estimate);
    }

    public static Pipeline.Draft claimed(Pipeline.Draft pipeline, String by) {
        return pipeline.claim(new ServerClaim(Person.of(by), "", TEN));
    }

    /// That many passing pipelines, called `green 0001` and so on.
    public static List<Pipeline.Draft> greens(int count) {
        List<Pipeline.Draft> greens = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            greens.add(passed("green %04d".formatted(i)));
        }
        return greens;
    }

    public static List<Pipeline.Draft> and(List<Pipeline.Draft> some, Pipeline.Draft... more) {
        List<Pipeline.Draft> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Build build(Outcome outcome, Duration ago) {
        return Build.of("42", outcome)
                .started(TEN.minus(ago).minus(Duration.ofMinutes(3)))
                .finished(TEN.minus(ago));
    }

    /// Names a source that was not seen yet.
    public Boards source(String name) {
        sources.putIfAbsent(name, Source.of(name, "cctray", URI.create("http://" + name + ".example.test/")));
        return told(new Event.SourcesChanged(List.copyOf(sources.values())));
    }

    public Boards seen(String name, List<Pipeline.Draft> pipelines) {
        source(name);
        return sees(name, pipelines.stream().map(Pipeline.Draft::done).toList());
    }

    /// A source that is named already shows these.
    public Boards sees(String name, List<Pipeline> pipelines) {
        var sight = new Sight(pipelines, List.of());
        return told(new Event.Observed(new Observation.Seen<>(name, now, Duration.ZERO, Cost.NONE, sight), EVERY));
    }

    public Boards seen(Pipeline.Draft... pipelines) {
        return seen("ci", List.of(pipelines));
    }

    public Boards missed(String name, String sentence) {
        source(name);
        var fault = new Fault(FaultKind.UNREACHABLE, sentence);
        return told(new Event.Observed(new Observation.Unseen<>(name, now, Duration.ZERO, Cost.NONE, fault), EVERY));
    }

    public Boards announced(String topic, String text) {
        return told(new Event.Announced(topic, text));
    }

    public Boards later(Duration passes) {
        now = now.plus(passes);
        return this;
    }

    public Instant now() {
        return now;
    }

    public Board board() {
        return Board.of(floor, now);
    }

    public Boards told(Event event) {
        floor = floor.after(event, now).floor();
        return this;
    }
}
