package dev.andon.build;

/// Something that a build waits for until somebody agrees.
///
/// @param id what its server wants to hear; means nothing to people
/// @param name what people call it: an environment, a stage, a job
public record Approval(String id, String name) {}
