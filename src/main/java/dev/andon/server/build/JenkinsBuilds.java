package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.History;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last builds of a job: one request. Of `builds` Jenkins tells the newest hundred, Hudson all; Hudson knows
/// no ranges. Sources: the remote access API of a job, and a live Hudson.
///
/// @param http the door, saying who asks
/// @param page where jobs are below the root
record JenkinsBuilds(Http http, JenkinsPage page) implements History {
    private static final String TREE = "builds[" + JenkinsRun.BRIEF + ",building,actions[lastBuiltRevision[SHA1]]]";

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        String job = page.path(pipeline.url() == null ? "" : pipeline.url());
        if (job.isEmpty()) {
            return List.of();
        }
        List<Build> all = http.askAddress(job + "api/json").query("tree", TREE).json(Job.class, JenkinsBuilds::read);
        return all.subList(0, Math.min(atMost, all.size()));
    }

    private static List<Build> read(Job job) throws ServerFault {
        if (job.builds() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer holds no builds: it is no job of Jenkins.");
        }
        return Json.list(job.builds()).stream()
                .sorted(Comparator.comparing(JenkinsRun::order).reversed())
                .map(run -> Boolean.TRUE.equals(run.building()) ? run.running() : run.ended())
                .toList();
    }

    private record Job(@Nullable List<@Nullable JenkinsRun> builds) {}
}
