package dev.andon.line;

/// What the program that keeps a gate has to say of it to all others.
///
/// @param words more for people, such as what a server said; or empty
public record GateReport(GateName gate, GateState state, String words) {}
