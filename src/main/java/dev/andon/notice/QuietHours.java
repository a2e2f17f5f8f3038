package dev.andon.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// When nothing is told; afterwards one digest says what it missed.
///
/// @param from when they begin
/// @param to when they end; earlier than `from` when they span midnight
/// @param zone where these times count
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    public boolean covers(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
