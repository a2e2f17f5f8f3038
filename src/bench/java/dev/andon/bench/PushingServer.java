package dev.andon.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a Buildbot of a hundred builders answers; a version has other builds than the one before. Pure.
final class PushingServer {
    private static final int BUILDERS = 100;
    private static final int RED_ONE_IN = 40;
    private static final long BEGUN = 1_795_300_000;

    private PushingServer() {}

    /// @param path below the server's root
    /// @param sick whether some builds failed
    /// @return JSON; empty where there is nothing
    static String answer(String path, int version, boolean sick) {
        return switch (path) {
            case "api/v2" -> "{\"rootlinks\":[]}";
            case "api/v2/builders" -> list("builders", PushingServer::builder);
            case "api/v2/builds" -> list("builds", i -> build(i, version, sick && i % RED_ONE_IN == 0));
            case "api/v2/buildrequests" -> "{\"buildrequests\":[],\"meta\":{\"total\":0}}";
            default -> "";
        };
    }

    /// The event that a build ended.
    static byte[] event(int version) {
        return "event: event\ndata: {\"key\":[\"builds\",\"%d\",\"finished\"],\"message\":{}}\n\n"
                .formatted(version * BUILDERS)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String list(String name, IntFunction<String> item) {
        String items = IntStream.range(0, BUILDERS).mapToObj(item).collect(Collectors.joining(","));
        return "{\"%s\":[%s],\"meta\":{\"total\":%d}}".formatted(name, items, BUILDERS);
    }

    private static String builder(int number) {
        return "{\"builderid\":%d,\"name\":\"service-%05d\",\"tags\":[],\"masterids\":[1]}"
                .formatted(number + 1, number);
    }

    private static String build(int builder, int version, boolean red) {
        long begun = BEGUN + 100L * version;
        return "{\"buildid\":%d,\"builderid\":%d,\"number\":%d,\"complete\":true,\"results\":%d,\"started_at\":%d,\"complete_at\":%d}"
                .formatted(version * BUILDERS + builder + 1, builder + 1, version + 1, red ? 2 : 0, begun, begun + 60);
    }
}
