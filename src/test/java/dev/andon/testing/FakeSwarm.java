package dev.andon.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// As much of a swarm's manager as going back needs; it behaves as `SwarmRealTest` sees a real one behave. Each
/// service has an earlier specification to go back to. Safe for use by several threads.
public final class FakeSwarm {
    private static final Pattern UPDATE =
            Pattern.compile("/services/([^/?]+)/update\\?version=(\\d+)&rollback=previous.*");

    private final Map<String, Service> services = new TreeMap<>();

    private static final class Service {
        private final String name;
        private long index = 10;
        private String now = "v13";
        private String before = "v12";
        private String state = "completed";
        private int wentBack;

        Service(String name) {
            this.name = name;
        }

        String json() {
            return """
                    {"ID":"id-%1$s","Version":{"Index":%2$d},"CreatedAt":"2026-11-20T09:00:00Z","Spec":%3$s,"PreviousSpec":%4$s,
                     "UpdateStatus":{"State":"%5$s","StartedAt":"2026-11-22T11:00:00Z","CompletedAt":"2026-11-22T11:00:05Z"},
                     "ServiceStatus":{"RunningTasks":1,"DesiredTasks":1}}
                    """.formatted(name, index, spec(now), spec(before), state);
        }

        private String spec(String version) {
            return """
                    {"Name":"%s","Labels":{"andon.environment":"production"},
                     "TaskTemplate":{"ContainerSpec":{"Image":"shop:%s"}},"Mode":{"Replicated":{"Replicas":1}}}
                    """.formatted(name, version);
        }
    }

    /// From now on it has this service alone, on v13 and with v12 to go back to.
    public synchronized void only(String service) {
        services.clear();
        services.put(service, new Service(service));
    }

    public synchronized MockResponse answer(RecordedRequest request) {
        String target = request.getTarget();
        if (target.startsWith("/services?")) {
            return LoopbackServer.ok(
                    services.values().stream().map(Service::json).collect(Collectors.joining(",", "[", "]")));
        }
        Matcher update = UPDATE.matcher(target);
        return update.matches()
                ? update(services.get(update.group(1).substring("id-".length())), Long.parseLong(update.group(2)))
                : LoopbackServer.status(404);
    }

    private static MockResponse update(Service service, long version) {
        if (version != service.index) {
            return new MockResponse.Builder()
                    .code(500)
                    .body("{\"message\":\"rpc error: code = Unknown desc = update out of sequence\"}")
                    .build();
        }
        String now = service.now;
        service.now = service.before;
        service.before = now;
        service.state = "rollback_completed";
        service.index++;
        service.wentBack++;
        return LoopbackServer.ok("{\"Warnings\":null}");
    }

    public synchronized String live(String service) {
        return services.get(service).now;
    }

    /// How often a service changed.
    public synchronized int changes(String service) {
        return services.get(service).wentBack;
    }
}
