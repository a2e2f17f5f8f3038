package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Retries what failed in a pipeline's last build; where nothing failed or the server refuses that, as older ones
/// and classic pipelines do, the same revision is queued once more. After the REST API of Build: `Builds - Update
/// Build` with `retry`, `Builds - Queue`.
///
/// @param http the door to the organisation or collection
/// @param project the only project, or empty where the names of pipelines begin with theirs
record AzureAgain(Http http, String project) implements Rerunner {
    private static final Pattern PAGE = Pattern.compile("[?&]buildId=(\\d+)");
    private static final String VERSION = "5.0";
    /// The first that can retry.
    private static final String RETRYING = "6.0";

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        Optional<Matcher> page = Again.page(pipeline.last(), PAGE);
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        String builds = AzureApi.of(project.isEmpty() ? first(pipeline.name()) : project, "builds");
        String build = builds + "/" + page.get().group(1);
        if (!pipeline.last().outcome().isRed()) {
            return queue(builds, build);
        }
        Acted retried = http.act(build)
                .by("PATCH")
                .query("retry", "true")
                .query("api-version", RETRYING)
                .header("Accept", "application/json")
                .send("{}")
                .acted();
        return Again.isRefused(retried) ? queue(builds, build) : retried;
    }

    /// A project's name has no slash.
    static String first(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private Acted queue(String builds, String last) throws ServerFault {
        Map<String, Object> wanted =
                http.ask(last).query("api-version", VERSION).json(Build.class, AzureAgain::again);
        return http.act(builds)
                .query("api-version", VERSION)
                .header("Accept", "application/json")
                .send(Json.of(wanted))
                .acted();
    }

    private static Map<String, Object> again(Build build) throws ServerFault {
        if (build.definition() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say which pipeline the build is of.");
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("definition", Map.of("id", build.definition().id()));
        if (build.branch() != null) {
            wanted.put("sourceBranch", build.branch());
        }
        if (build.version() != null) {
            wanted.put("sourceVersion", build.version());
        }
        return wanted;
    }

    private record Build(
            @Nullable Definition definition,
            @SerializedName("sourceBranch") @Nullable String branch,
            @SerializedName("sourceVersion") @Nullable String version) {}

    private record Definition(int id) {}
}
