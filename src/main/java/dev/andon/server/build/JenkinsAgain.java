package dev.andon.server.build;

import com.google.gson.JsonElement;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts a build of a job of Jenkins or Hudson, with the parameters of its last build: neither can build the
/// same revision again, so it is the newest that there is then. Values that the server keeps to itself, such as
/// passwords, take the job's defaults.
///
/// Sources: the remote access API of a job (`<job>/api/`), and a live Hudson.
///
/// @param http the door, saying who asks
/// @param page where jobs are below the root
record JenkinsAgain(Http http, JenkinsPage page) implements Rerunner {
    /// Nobody waits for the quiet period, in which further commits would join the build.
    private static final String AT_ONCE = "0sec";

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        String job = page.path(pipeline.url() == null ? "" : pipeline.url());
        if (job.isEmpty()) {
            return Again.nothingBuilt();
        }
        Map<String, String> parameters = parameters(pipeline);
        JenkinsCrumb crumb = JenkinsCrumb.ask(http, page);
        if (parameters.isEmpty()) {
            return crumb.on(http.actAt(job + "build").query("delay", AT_ONCE))
                    .send()
                    .acted();
        }
        return crumb.on(http.actAt(job + "buildWithParameters").query("delay", AT_ONCE))
                .send(parameters)
                .acted();
    }

    private Map<String, String> parameters(Pipeline pipeline) throws ServerFault {
        String build =
                page.path(pipeline.last().url() == null ? "" : pipeline.last().url());
        if (build.isEmpty()) {
            return Map.of();
        }
        try {
            return http.askAddress(build + "api/json")
                    .query("tree", "actions[parameters[name,value]]")
                    .json(Build.class, JenkinsAgain::parameters);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return Map.of();
        }
    }

    private static Map<String, String> parameters(Build build) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Action action : Json.list(build.actions())) {
            for (Parameter parameter : Json.list(action.parameters())) {
                if (parameter.value() != null && parameter.value().isJsonPrimitive()) {
                    parameters.put(
                            Json.text(parameter.name()), parameter.value().getAsString());
                }
            }
        }
        parameters.remove("");
        return parameters;
    }

    private record Build(@Nullable List<@Nullable Action> actions) {}

    private record Action(@Nullable List<@Nullable Parameter> parameters) {}

    private record Parameter(
            @Nullable String name, @Nullable JsonElement value) {}
}
