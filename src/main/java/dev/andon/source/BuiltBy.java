package dev.andon.source;

/// Which pipelines build what a service runs.
///
/// @param service the service's name, with or without its environment
/// @param pipeline ids of its pipelines: `ci/shop/**`
public record BuiltBy(Glob service, Glob pipeline) {
    /// Whether it is about this service.
    ///
    /// @param name without its environment
    /// @param whole with it
    public boolean isOf(String name, String whole) {
        return service.matches(name) || service.matches(whole);
    }
}
