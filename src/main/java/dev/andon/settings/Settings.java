package dev.andon.settings;

import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.guard.GuardRule;
import dev.andon.line.LineRule;
import dev.andon.source.Source;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `andon.yaml` says.
///
/// @param sources the servers to watch, in the file's order; a source's kind is empty when the file does not say
///     it
/// @param wall how the wall looks
/// @param window how the developer's window looks
/// @param lines the lines, in the file's order; empty when the file names none
/// @param gates what a stopped line shuts, in the file's order
/// @param guards what watches deploys, in the file's order
/// @param team who one is, and what one shares with the others
/// @param endpoint where other programs may ask; null for this user's own commands alone
/// @param told what people are told, and how; empty when the file does not say
/// @param updates where to ask once a day whether there is a newer Andon; null for nowhere
/// @param warnings what is allowed but should be better
public record Settings(
        List<Source> sources,
        WallSettings wall,
        WindowSettings window,
        List<LineRule> lines,
        List<GateSettings> gates,
        List<GuardRule> guards,
        Team team,
        @Nullable EndpointSettings endpoint,
        List<Notify> told,
        @Nullable URI updates,
        List<Remark> warnings) {
    public Settings {
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
        gates = List.copyOf(gates);
        guards = List.copyOf(guards);
        told = List.copyOf(told);
        warnings = List.copyOf(warnings);
    }

    Settings with(List<Remark> warnings) {
        return new Settings(sources, wall, window, lines, gates, guards, team, endpoint, told, updates, warnings);
    }
}
