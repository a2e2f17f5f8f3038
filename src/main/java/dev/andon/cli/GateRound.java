package dev.andon.cli;

import dev.andon.app.Gates;
import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.line.Engagement;
import dev.andon.line.GateBook;
import dev.andon.line.GateMove;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateSight;
import dev.andon.line.GateState;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.settings.GateSettings;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One look at every gate.
record GateRound(List<GateStanding> gates, boolean isCertain) {
    /// @param board how the lines stand now
    static GateRound of(List<GateSettings> wanted, Gates adapters, GateBook book, Board board) {
        List<GateStanding> all = new ArrayList<>();
        boolean certain = true;
        List<Engagement> engaged = new ArrayList<>(book.engagements());
        for (GateSettings settings : wanted) {
            GateName name = settings.name();
            LineState line = board.line(name.line()).map(Line::state).orElse(LineState.UNKNOWN);
            Engagement memory = engaged.stream()
                    .filter(it -> it.gate().equals(name))
                    .findFirst()
                    .orElse(null);
            engaged.remove(memory);
            Optional<GateReport> report =
                    book.reports().stream().filter(it -> it.gate().equals(name)).findFirst();
            GateStanding standing = standing(settings, adapters, line, memory, report);
            certain &= line != LineState.UNKNOWN && isSettled(standing.state());
            all.add(standing);
        }
        engaged.forEach(orphan -> all.add(new GateStanding(orphan.gate(), GateState.ORPHANED, "")));
        return new GateRound(List.copyOf(all), certain);
    }

    private static boolean isSettled(GateState state) {
        return state == GateState.READY || state == GateState.SHUT || state.isTrouble();
    }

    private static GateStanding standing(
            GateSettings settings,
            Gates adapters,
            LineState line,
            @Nullable Engagement memory,
            Optional<GateReport> report) {
        try {
            GateSight sight = adapters.gate(settings).look();
            GateState state = state(line, memory, sight);
            boolean failed = report.filter(it -> it.state().isTrouble()).isPresent();
            return failed && !isSettled(state)
                    ? new GateStanding(
                            settings.name(), report.get().state(), report.get().words())
                    : new GateStanding(settings.name(), state, sight.words());
        } catch (ServerFault unseen) {
            return new GateStanding(
                    settings.name(), GateState.UNKNOWN, unseen.fault().sentence());
        }
    }

    /// What is seen now, before anybody did anything about it.
    static GateState state(LineState line, @Nullable Engagement memory, GateSight sight) {
        return switch (GateMove.of(line, memory, sight, false)) {
            case KEEP, ENGAGE, CONFIRM -> GateState.SHUT;
            case SHUT -> GateState.PENDING;
            case DRIFT -> GateState.DRIFTED;
            case RESTORE, REMAIN -> GateState.RESTORING;
            case FORGET -> line == LineState.STOPPED ? GateState.PENDING : GateState.READY;
            case LEAVE -> memory == null ? GateState.READY : GateState.UNKNOWN;
        };
    }

    int code() {
        if (gates.stream().anyMatch(gate -> gate.state().isTrouble())) {
            return ExitCode.RED;
        }
        return isCertain ? ExitCode.FINE : ExitCode.UNCERTAIN;
    }
}
