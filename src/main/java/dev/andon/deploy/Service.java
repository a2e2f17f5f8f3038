package dev.andon.deploy;

/// A service in one of its environments: what is deployed, rolled back and guarded.
///
/// @param name what people call the service
/// @param environment where it runs; empty where the server has no such notion
public record Service(String name, String environment) {
    /// What people type: `shop/production`.
    @Override
    public String toString() {
        return environment.isEmpty() ? name : name + "/" + environment;
    }
}
