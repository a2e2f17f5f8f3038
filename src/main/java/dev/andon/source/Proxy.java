package dev.andon.source;

/// An HTTP proxy for one source.
///
/// @param host its name or address
/// @param port its port
/// @param user user name for the proxy, or empty
/// @param password its password
public record Proxy(String host, int port, String user, Secret password) {}
