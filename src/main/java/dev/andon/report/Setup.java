package dev.andon.report;

/// What the settings say of a team's practices.
///
/// @param gates whether a gate keeps work out while a line is stopped
/// @param guards whether a guard watches deploys, and may go back by itself
public record Setup(boolean gates, boolean guards) {
    public static final Setup NONE = new Setup(false, false);
}
