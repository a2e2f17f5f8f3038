package dev.andon.server.deploy;

import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.server.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server group as Gate lists it: what one deploy made. A cluster has one for each of its versions, and those
/// that serve nobody are disabled or empty.
///
/// @param region of a cloud, or the namespace
/// @param cluster what its versions have in common
record SpinnakerGroup(
        @Nullable String name,
        @Nullable String account,
        @Nullable String region,
        @Nullable String cluster,
        @Nullable String cloudProvider,
        @Nullable Boolean isDisabled,
        @Nullable Long createdTime,
        @Nullable Moniker moniker,
        @Nullable BuildInfo buildInfo,
        @Nullable Capacity capacity,
        @Nullable Counts instanceCounts,
        @Nullable List<@Nullable Manager> serverGroupManagers) {
    private static final String DEPLOYMENT = "deployment ";

    /// @param sequence of a ReplicaSet the revision of its Deployment
    record Moniker(
            @Nullable String app,
            @Nullable String cluster,
            @Nullable Integer sequence) {}

    private record BuildInfo(
            @Nullable List<@Nullable String> images,
            @Nullable Jenkins jenkins,
            @Nullable String package_name,
            @Nullable String version,
            @Nullable String commit) {}

    private record Jenkins(@Nullable String name, @Nullable String number) {}

    private record Capacity(int desired) {}

    private record Counts(int total, int up, int down, int unknown, int outOfService, int starting) {}

    private record Manager(@Nullable String name) {}

    boolean isOfKubernetes() {
        return "kubernetes".equals(cloudProvider);
    }

    /// Two accounts and two regions have a service each.
    Service service() {
        String whole = Json.text(cluster);
        return new Service(
                whole.startsWith(DEPLOYMENT) ? whole.substring(DEPLOYMENT.length()) : whole,
                Stream.of(account, region)
                        .map(Json::text)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/")));
    }

    /// Numbers of server groups begin anew after 999. Those of ReplicaSets do not, and one that was gone back to
    /// gets a new one.
    static Comparator<SpinnakerGroup> newestFirst() {
        return Comparator.comparingLong((SpinnakerGroup group) -> group.isOfKubernetes() ? group.sequence() : 0)
                .thenComparingLong(group -> group.createdTime() == null ? 0 : group.createdTime())
                .reversed();
    }

    private int sequence() {
        return moniker == null || moniker.sequence() == null ? -1 : moniker.sequence();
    }

    /// Whether anybody may get it: an old ReplicaSet is not disabled but empty.
    boolean isInService() {
        return Boolean.FALSE.equals(isDisabled) && wanted() > 0;
    }

    private int wanted() {
        int there = instanceCounts == null ? 0 : instanceCounts.total();
        return capacity == null ? there : Math.max(capacity.desired(), there);
    }

    boolean isUp() {
        return instanceCounts != null && instanceCounts.up() > 0;
    }

    /// By its instances: what does not say how it does is not well.
    Health health() {
        if (instanceCounts == null || (instanceCounts.up() == 0 && instanceCounts.unknown() > 0)) {
            return Health.UNKNOWN;
        }
        Counts its = instanceCounts;
        if (its.up() <= 0) {
            return Health.ILL;
        }
        boolean nothingElse = its.down() == 0 && its.unknown() == 0 && its.outOfService() == 0 && its.starting() == 0;
        return nothingElse && its.up() == its.total() && its.up() >= wanted() ? Health.WELL : Health.POOR;
    }

    Release release(Release.Outcome outcome) {
        return Release.of(Json.text(name), version(), outcome)
                .artifact(artifact())
                .revision(buildInfo == null ? "" : Json.text(buildInfo.commit()))
                .begun(createdTime == null ? null : Times.ofMillis(createdTime))
                .obstacle(obstacle());
    }

    private String version() {
        return image().map(Images::version)
                .or(() -> Optional.ofNullable(buildInfo).map(BuildInfo::version).filter(version -> !version.isBlank()))
                .or(() -> Optional.ofNullable(buildInfo)
                        .map(BuildInfo::jenkins)
                        .map(Jenkins::number)
                        .filter(number -> !number.isBlank())
                        .map(number -> "#" + number))
                .orElse(Json.text(name));
    }

    private Optional<String> image() {
        return images().findFirst();
    }

    private Stream<String> images() {
        return buildInfo == null
                ? Stream.of()
                : Json.list(buildInfo.images()).stream().filter(image -> !image.isBlank());
    }

    /// What was built, where Spinnaker knows it: a second server group of the same build brings nothing else. A
    /// ReplicaSet is what its template says, whatever its image is called.
    private String artifact() {
        String images = images().collect(Collectors.joining(" "));
        if (isOfKubernetes() || buildInfo == null) {
            return Json.text(name);
        }
        if (!images.isEmpty()) {
            return images;
        }
        Jenkins job = buildInfo.jenkins();
        String build = Stream.of(
                        buildInfo.package_name(),
                        buildInfo.version(),
                        buildInfo.commit(),
                        job == null ? null : job.name(),
                        job == null ? null : job.number())
                .map(Json::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return build.isEmpty() ? Json.text(name) : build;
    }

    private String obstacle() {
        if (!isOfKubernetes()) {
            return "";
        }
        if (manager().isEmpty()) {
            return "Spinnaker goes back to a ReplicaSet of a Deployment alone, and this has none.";
        }
        return sequence() < 0 ? "Spinnaker does not say which revision of its Deployment it is." : "";
    }

    private Optional<String> manager() {
        return Json.list(serverGroupManagers).stream()
                .map(one -> Json.text(one.name()))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /// What Spinnaker's own pages send to go back to it.
    ///
    /// @param from the server group that is left
    Map<String, Object> job(String from, String why) {
        return isOfKubernetes() ? undone(why) : restored(from, why);
    }

    private Map<String, Object> undone(String why) {
        String manager = manager().orElse("");
        return Change.ordered(
                "type",
                "undoRolloutManifest",
                "cloudProvider",
                "kubernetes",
                "account",
                Json.text(account),
                "location",
                Json.text(region),
                "manifestName",
                manager.contains(" ") ? manager : DEPLOYMENT + manager,
                "mode",
                "static",
                "revision",
                sequence(),
                "reason",
                why);
    }

    private Map<String, Object> restored(String from, String why) {
        return Change.ordered(
                "type",
                "rollbackServerGroup",
                "rollbackType",
                "EXPLICIT",
                "rollbackContext",
                Change.ordered(
                        "rollbackServerGroupName",
                        from,
                        "restoreServerGroupName",
                        Json.text(name),
                        "targetHealthyRollbackPercentage",
                        100,
                        "delayBeforeDisableSeconds",
                        0),
                "moniker",
                Change.ordered("app", moniker == null ? "" : Json.text(moniker.app()), "cluster", Json.text(cluster)),
                "cloudProvider",
                Json.text(cloudProvider),
                "credentials",
                Json.text(account),
                "region",
                Json.text(region),
                "reason",
                why);
    }
}
