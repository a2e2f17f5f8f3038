package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.History;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last builds of a builder: one request. The revision is a property, of which Buildbot tells those that it
/// is asked for. Source: the REST API of builds in Buildbot's manual, and a live Buildbot.
///
/// @param http the door below which `api/v2` is
record BuildbotBuilds(Http http) implements History {
    private static final Pattern BUILDER = Pattern.compile("^(.*#/builders/)(\\d+)$");
    private static final Pattern BUILD = Pattern.compile("#/builders/(\\d+)/builds/(\\d+)$");

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        Matcher page = BUILDER.matcher(pipeline.url() == null ? "" : pipeline.url());
        if (!page.matches()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_PAGE);
        }
        return http.ask("api/v2/builders/" + page.group(2) + "/builds")
                .query("order", "-number")
                .query("limit", String.valueOf(atMost))
                .query("property", "revision")
                .query("property", "got_revision")
                .json(BuildbotAnswers.Builds.class, answer -> BuildbotAnswers.history(answer, page.group(1)));
    }

    /// The path of a build below the root, from the address of its page; empty when that is none.
    static String path(Build build) {
        Optional<Matcher> page = Again.page(build, BUILD);
        return page.map(found -> "api/v2/builders/" + found.group(1) + "/builds/" + found.group(2))
                .orElse("");
    }
}
