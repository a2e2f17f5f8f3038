package dev.andon.guard;

import dev.andon.deploy.Service;

/// A judge that a guard listens to.
///
/// @param name what people call it; unique among the guard's metrics and judges
/// @param source the name of the source that is asked
/// @param service what the judge calls the guarded service
public record JudgeRule(String name, String source, Service service) {}
