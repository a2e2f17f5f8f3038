package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The commits between two revisions of a project, by the list of its commits in a range. A range of which one
/// end is not known is an empty list to GitLab; so their common ancestor is asked for first, which is refused
/// then. (The comparison of two revisions would do in one request, and always sends all differences of all files
/// along.) After GitLab's REST API for commits and repositories.
///
/// @param http the door to the host, saying who asks
record GitLabTrail(Http http) implements Trail {
    private static final Pattern PAGE = Pattern.compile("^https?://[^/]+(.*)/-/pipelines/\\d+$");
    private static final int PAGE_SIZE = 100;
    private static final int PAGES = 3;

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        Revisions.checkGit(from, to);
        String repository = repository(pipeline);
        checkBothAreThere(repository, from, to);
        List<Commit> commits = new ArrayList<>();
        for (int page = 1; page <= PAGES; page++) {
            List<Commit> some = ask(repository + "/commits")
                    .query("ref_name", from + ".." + to)
                    .query("per_page", String.valueOf(PAGE_SIZE))
                    .query("page", String.valueOf(page))
                    .json(Wire[].class, GitLabTrail::commits);
            commits.addAll(some);
            if (some.size() < PAGE_SIZE) {
                return Revisions.told(commits, true);
            }
        }
        return Revisions.told(commits, false);
    }

    private void checkBothAreThere(String repository, String from, String to) throws ServerFault {
        try {
            boolean known = ask(repository + "/merge_base")
                    .query("refs[]", from)
                    .query("refs[]", to)
                    .json(Wire.class, ancestor -> !Json.text(ancestor.id()).isBlank());
            if (!known) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer names no common ancestor.");
            }
        } catch (ServerFault fault) {
            throw Revisions.unknown(fault, from, to);
        }
    }

    /// The address of a pipeline's page has the prefix of a GitLab below one, and the project's path.
    private static String repository(Pipeline pipeline) throws ServerFault {
        String project = "/" + pipeline.name();
        Build current = pipeline.current();
        String path = Stream.of(pipeline.last().url(), current == null ? null : current.url())
                .flatMap(Stream::ofNullable)
                .map(PAGE::matcher)
                .filter(page -> page.matches() && page.group(1).endsWith(project))
                .map(page -> page.group(1))
                .findFirst()
                .orElseThrow(Revisions::nothingBuilt);
        String prefix = path.substring(0, path.length() - project.length());
        return prefix + "/api/v4/projects/" + URLEncoder.encode(pipeline.name(), StandardCharsets.UTF_8)
                + "/repository";
    }

    private Ask ask(String address) {
        return http.askAddress(address);
    }

    private static List<Commit> commits(@Nullable Wire[] wires) throws ServerFault {
        List<Commit> commits = new ArrayList<>();
        for (Wire wire : wires) {
            if (wire != null) {
                commits.add(Revisions.commit(
                        wire.id(),
                        Revisions.author(wire.author_name(), wire.author_email()),
                        Json.text(wire.message()).isBlank() ? wire.title() : wire.message(),
                        Times.iso(wire.committed_date())));
            }
        }
        return commits;
    }

    private record Wire(
            @Nullable String id,
            @Nullable String title,
            @Nullable String message,
            @Nullable String author_name,
            @Nullable String author_email,
            @Nullable String committed_date) {}
}
