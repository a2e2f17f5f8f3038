package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Pipeline;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where GitLab's REST interface has a run of a project, from the address of the run's page, which also has the
/// prefix of a GitLab below one. Pure.
///
/// @param project the path of the project in the interface
/// @param number the run's, on the whole server
record GitLabPage(String project, String number) {
    private static final Pattern PAGE = Pattern.compile("^https?://[^/]+(.*)/-/pipelines/(\\d+)$");

    /// @return empty when the build has no such page
    static Optional<GitLabPage> of(Pipeline pipeline, @Nullable Build build) {
        String name = "/" + pipeline.name();
        return build == null
                ? Optional.empty()
                : Again.page(build, PAGE)
                        .filter(page -> page.group(1).endsWith(name))
                        .map(page -> of(page, name));
    }

    private static GitLabPage of(Matcher page, String name) {
        String path = page.group(1);
        String prefix = path.substring(0, path.length() - name.length());
        String project = URLEncoder.encode(name.substring(1), StandardCharsets.UTF_8);
        return new GitLabPage(prefix + "/api/v4/projects/" + project, page.group(2));
    }

    /// The path of the run.
    String run() {
        return project + "/pipelines/" + number;
    }
}
