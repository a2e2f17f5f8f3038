package dev.andon.board;

import dev.andon.build.Lag;
import dev.andon.claim.Claim;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Vigil;
import dev.andon.line.Confirmation;
import dev.andon.line.GateReport;
import dev.andon.line.Line;
import dev.andon.line.Stop;
import java.util.List;
import java.util.Optional;

/// What the team's books said when they were last read.
///
/// @param claims all open claims
/// @param stops all open stops of all lines
/// @param confirmations what is run again, or was lately, newest first
/// @param rollbacks those that are open, and those of late, newest first
/// @param vigils deploys that are watched, or were lately, newest first
/// @param guardsOff whether somebody switched going back by itself off
/// @param gates what was told last of each gate that somebody had to do with
/// @param lags what was told last of what is green and not live
/// @param current whether they can be relied on: false as long as they were not read yet, or cannot be read now
public record Books(
        List<Claim> claims,
        List<Stop> stops,
        List<Confirmation> confirmations,
        List<Rollback> rollbacks,
        List<Vigil> vigils,
        boolean guardsOff,
        List<GateReport> gates,
        List<Lag> lags,
        boolean current) {
    /// Where there are no books nobody stops anything.
    public static final Books NONE = new Books(List.of(), List.of());

    /// There are books, and what they say is not known.
    public static final Books UNREAD = NONE.notCurrent();

    /// Books that were read just now.
    public Books(List<Claim> claims, List<Stop> stops) {
        this(claims, stops, List.of(), List.of(), List.of(), false, List.of(), List.of(), true);
    }

    public Books {
        claims = List.copyOf(claims);
        stops = List.copyOf(stops);
        confirmations = List.copyOf(confirmations);
        rollbacks = List.copyOf(rollbacks);
        vigils = List.copyOf(vigils);
        gates = List.copyOf(gates);
        lags = List.copyOf(lags);
    }

    /// The same with these confirmations.
    public Books with(List<Confirmation> confirmations) {
        return new Books(claims, stops, confirmations, rollbacks, vigils, guardsOff, gates, lags, current);
    }

    /// The same with these reports of gates.
    public Books reporting(List<GateReport> gates) {
        return new Books(claims, stops, confirmations, rollbacks, vigils, guardsOff, gates, lags, current);
    }

    /// The same when they cannot be read any more.
    public Books notCurrent() {
        return new Books(claims, stops, confirmations, rollbacks, vigils, guardsOff, gates, lags, false);
    }

    /// The same with these rollbacks.
    public Books rolling(List<Rollback> rollbacks) {
        return new Books(claims, stops, confirmations, rollbacks, vigils, guardsOff, gates, lags, current);
    }

    /// The same with these watched deploys.
    public Books watching(List<Vigil> vigils, boolean guardsOff) {
        return new Books(claims, stops, confirmations, rollbacks, vigils, guardsOff, gates, lags, current);
    }

    /// The same with what was told of what is green and not live.
    public Books telling(List<Lag> lags) {
        return new Books(claims, stops, confirmations, rollbacks, vigils, guardsOff, gates, lags, current);
    }

    /// What was told of a service, if it is about this stretch.
    Optional<Lag> lagOn(String subject, Origin.Stretch stretch) {
        return lags.stream()
                .filter(lag -> lag.subject().equals(subject) && stretch.isBetween(lag.from(), lag.to()))
                .findFirst();
    }

    /// The newest watched deploy of a service.
    public Optional<Vigil> vigilOn(String subject) {
        return vigils.stream().filter(one -> one.subject().equals(subject)).findFirst();
    }

    /// The rollbacks of one service, newest first.
    public List<Rollback> rollbacksOf(String subject) {
        return rollbacks.stream().filter(one -> one.subject().equals(subject)).toList();
    }

    Line.Written ofLines() {
        return new Line.Written(stops, confirmations, current);
    }

    /// The open claim on a subject.
    public Optional<Claim> claimOn(String subject) {
        return claims.stream().filter(claim -> claim.subject().equals(subject)).findFirst();
    }
}
