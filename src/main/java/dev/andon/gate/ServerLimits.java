package dev.andon.gate;

import java.util.Map;

/// What the JDK's HTTP server does not limit by itself. It reads these properties once, so they are set before
/// the first one is made; what somebody set on the command line stays.
public final class ServerLimits {
    private static final Map<String, String> LIMITS = Map.of(
            // Seconds from the first byte of a request to the last: an endless header or a slow body is cut off.
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "32768",
            "jdk.httpserver.maxConnections", "128",
            // Otherwise the second piece of an answer waits 40 ms until the other side has confirmed the first.
            "sun.net.httpserver.nodelay", "true");

    private ServerLimits() {}

    public static void set() {
        LIMITS.forEach((property, value) -> System.setProperty(property, System.getProperty(property, value)));
    }
}
