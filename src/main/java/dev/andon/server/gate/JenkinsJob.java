package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One job of Jenkins or Hudson that is disabled, such as the one that deploys: what runs goes on, nothing
/// starts. Whoever may configure it can enable it again, and nothing tells then who disabled it.
///
/// Sources: Jenkins' remote access API (the actions `disable` and `enable` of a job, the exported fields
/// `buildable` and `disabled`), and a live Hudson.
final class JenkinsJob extends Switch {
    private static final String DISABLED = "disabled";
    private static final String ENABLED = "enabled";

    private final JenkinsDoor door;
    private final String path;

    JenkinsJob(Http http, Source source) {
        this.door = new JenkinsDoor(http, source);
        this.path = path(source.option("job"));
    }

    /// `shop/deploy` is the job `deploy` in the folder `shop`.
    private static String path(String job) {
        return Arrays.stream(job.strip().split("/"))
                .filter(name -> !name.isEmpty())
                .map(name -> "job/" + Addresses.step(name) + "/")
                .collect(Collectors.joining());
    }

    /// @param disabled not told by every kind of job and every version
    private record Job(
            @Nullable Boolean buildable, @Nullable Boolean disabled) {}

    @Override
    Position position() throws ServerFault {
        return door.ask(path + "api/json").query("tree", "buildable,disabled").json(Job.class, JenkinsJob::read);
    }

    private static Position read(Job job) throws ServerFault {
        if (job.disabled() != null) {
            return new Position(job.disabled() ? DISABLED : ENABLED);
        }
        if (job.buildable() != null) {
            return new Position(job.buildable() ? ENABLED : DISABLED);
        }
        throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the job is disabled.");
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, DISABLED, ENABLED);
    }

    @Override
    Acted turn(Barrier barrier) throws ServerFault {
        return door.act(path + "disable").send().acted();
    }

    @Override
    Acted turnBack(String before, Position now) throws ServerFault {
        return door.act(path + "enable").send().acted();
    }
}
