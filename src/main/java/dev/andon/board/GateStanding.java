package dev.andon.board;

import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one gate of a line stands, as people see it.
///
/// @param words more for people, such as what a server said; or empty
public record GateStanding(GateName gate, GateState state, String words) {
    /// How all gates stand: those of the settings, then those that nobody's settings name any more. Pure.
    static List<GateStanding> of(List<GateName> gates, List<Line> lines, Books books) {
        List<GateStanding> all = new ArrayList<>();
        for (GateName gate : gates) {
            Optional<GateReport> report = books.gates().stream()
                    .filter(each -> each.gate().equals(gate))
                    .findFirst();
            LineState line = lines.stream()
                    .filter(each -> each.name().equals(gate.line()))
                    .map(Line::state)
                    .findFirst()
                    .orElse(LineState.UNKNOWN);
            all.add(of(gate, line, report, books.current()));
        }
        for (GateReport report : books.gates()) {
            if (report.state() == GateState.ORPHANED && !gates.contains(report.gate())) {
                all.add(new GateStanding(report.gate(), report.state(), report.words()));
            }
        }
        return List.copyOf(all);
    }

    /// @param report what was told of it last; it may be left over from a program that died
    /// @param current whether the books can be relied on
    static GateStanding of(GateName gate, LineState line, Optional<GateReport> report, boolean current) {
        if (!current && (line == LineState.STOPPED || report.isPresent())) {
            return new GateStanding(gate, GateState.UNKNOWN, "");
        }
        GateState told = report.map(GateReport::state).orElse(GateState.READY);
        String words = report.map(GateReport::words).orElse("");
        return switch (line) {
            case STOPPED -> new GateStanding(gate, told == GateState.READY ? GateState.PENDING : told, words);
            case UNKNOWN -> new GateStanding(gate, told, words);
            case RUNNING, CONFIRMING ->
                switch (told) {
                    case SHUT, RESTORING, STUCK, ORPHANED -> new GateStanding(gate, told, words);
                    default -> new GateStanding(gate, GateState.READY, "");
                };
        };
    }

    /// Whether it keeps new work out.
    public boolean isShut() {
        return state == GateState.SHUT;
    }

    /// In one sentence, with the gate's own name.
    public Sentence sentence() {
        Sentence sentence = Sentence.of("gate." + state.word(), gate.name());
        return words.isEmpty() ? sentence : Sentence.of("gate.more", sentence, words);
    }
}
