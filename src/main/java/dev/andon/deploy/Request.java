package dev.andon.deploy;

/// Something that is sent, as a person may see it: without secrets.
///
/// @param line method and address, or a program with its arguments
/// @param body what is sent along; empty for nothing
public record Request(String line, String body) {}
