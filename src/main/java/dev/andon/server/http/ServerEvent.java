package dev.andon.server.http;

/// One server-sent event.
///
/// @param name its type; `message` when the server names none
/// @param data its lines
public record ServerEvent(String name, String data) {}
