package dev.andon.server.http;

import org.jspecify.annotations.Nullable;

/// How we introduce ourselves; some servers demand it.
final class UserAgent {
    static final String TEXT = "Andon/" + version();

    private UserAgent() {}

    private static String version() {
        @Nullable String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
