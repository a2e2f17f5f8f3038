package dev.andon.source;

/// A request as people may see it.
///
/// @param request its method and address, without secrets: `GET https://ci.example.test/api/json?…`
/// @param status the HTTP status that answered it; 0 when no answer came
public record Call(String request, int status) {}
