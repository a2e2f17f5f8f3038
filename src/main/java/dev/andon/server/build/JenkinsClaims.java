package dev.andon.server.build;

import com.google.gson.JsonObject;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.Map;
import java.util.Optional;

/// Claims of Jenkins' Claim plug-in. One sits on a build that failed, of a job that allows it, and goes over to
/// its next failed builds when it is sticky. Whoever may see the build may claim it, for anybody; a user id that
/// Jenkins does not know is passed over in silence.
///
/// Sources: the plug-in's actions `claim/claim` and `claim/unclaim` below a build and its exported fields.
final class JenkinsClaims {
    private static final String TREE = "actions[claimed,claimedBy,reason,claimDate]";

    private final Http http;
    private final JenkinsPage page;

    JenkinsClaims(Http http, JenkinsPage page) {
        this.http = http;
        this.page = page;
    }

    Optional<ServerClaim> who(Pipeline pipeline) throws ServerFault {
        return http.askAddress(build(pipeline) + "api/json")
                .query("tree", TREE)
                .json(JenkinsRun.class, run -> Optional.ofNullable(run.claim()));
    }

    /// The plug-in reads all of these fields, the last where the Build Failure Analyzer is there too.
    Acted claim(Pipeline pipeline, String login, String why) throws ServerFault {
        var form = new JsonObject();
        form.addProperty("assignee", login);
        form.addProperty("reason", why);
        form.addProperty("sticky", true);
        form.addProperty("propagateToFollowingBuilds", false);
        form.addProperty("errors", "Default");
        return act(build(pipeline) + "claim/claim", form);
    }

    Acted unclaim(Pipeline pipeline) throws ServerFault {
        return act(build(pipeline) + "claim/unclaim", new JsonObject());
    }

    private Acted act(String address, JsonObject form) throws ServerFault {
        JenkinsCrumb crumb = JenkinsCrumb.ask(http, page);
        return crumb.on(http.actAt(address))
                .send(Map.of("json", form.toString()))
                .acted();
    }

    /// The build that decides the light.
    private String build(Pipeline pipeline) throws ServerFault {
        String url = pipeline.last().url();
        String path = url == null ? "" : page.path(url);
        if (path.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_BUILD_TO_CLAIM);
        }
        return path;
    }
}
