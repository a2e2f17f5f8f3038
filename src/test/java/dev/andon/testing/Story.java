package dev.andon.testing;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Floor;
import dev.andon.board.Step;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A story told to a floor by hand: looks end well or badly, time passes, and the board is read in between. Time
/// moves only when it is told to.
public final class Story {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final Duration EVERY = Source.EVERY;

    private final List<Step.Effect> effects = new ArrayList<>();
    private Instant now = NOON;
    private Floor floor = Floor.EMPTY;

    /// A story of one source called `ci`.
    public static Story ofOneSource() {
        return new Story().settings(source("ci"));
    }

    public static Source source(String name) {
        return Source.of(name, "cctray", URI.create("http://" + name + ".example.test/"));
    }

    public static Pipeline.Draft pipeline(String name, Outcome last) {
        return Pipeline.named(name, name)
                .activity(Activity.IDLE)
                .last(last == Outcome.UNKNOWN ? Build.NONE : Build.of("7", last));
    }

    public Story settings(Source... sources) {
        return told(new Event.SourcesChanged(List.of(sources)));
    }

    public Story told(Event event) {
        Step step = floor.after(event, now);
        floor = step.floor();
        effects.addAll(step.effects());
        return this;
    }

    /// A look at `ci` that began just now shows exactly these.
    public Story shows(Pipeline.Draft... pipelines) {
        return shows("ci", now, Duration.ZERO, pipelines);
    }

    public Story shows(String source, Instant begun, Duration took, Pipeline.Draft... pipelines) {
        List<Pipeline> all =
                List.of(pipelines).stream().map(Pipeline.Draft::done).toList();
        Source settings =
                floor.posts().containsKey(source) ? floor.posts().get(source).source() : source(source);
        Observation<Sight> observation;
        try {
            observation =
                    new Observation.Seen<>(source, begun, took, Cost.NONE, Sight.of(all, settings.selection(), now));
        } catch (ServerFault fault) {
            observation = new Observation.Unseen<>(source, begun, took, Cost.NONE, fault.fault());
        }
        return told(new Event.Observed(observation, EVERY.plus(took)));
    }

    /// A look at `ci` brought nothing.
    public Story fails(FaultKind kind) {
        return fails("ci", kind);
    }

    public Story fails(String source, FaultKind kind) {
        var fault = new Fault(kind, "No luck.");
        return told(new Event.Observed(new Observation.Unseen<>(source, now, Duration.ZERO, Cost.NONE, fault), EVERY));
    }

    public Story later(Duration passes) {
        now = now.plus(passes);
        return this;
    }

    public Instant now() {
        return now;
    }

    public Floor floor() {
        return floor;
    }

    /// What the floor wanted done so far.
    public List<Step.Effect> effects() {
        return effects;
    }

    public Board board() {
        return Board.of(floor, now);
    }

    /// The tile with this id.
    public Tile tile(String id) {
        return board().tiles().stream()
                .filter(tile -> tile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " among "
                        + board().tiles().stream().map(Tile::id).toList()));
    }
}
