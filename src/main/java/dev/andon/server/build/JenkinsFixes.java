package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose commits are new in a build that runs after a red one. The `culprits` of the one request for everything
/// are all since the last success, and nothing tells there who came last; the changes of each job's newest build
/// would make the server read a file for each. So few builds are asked about in one look, and each until it says
/// whose commits it has: a build knows them once it has checked them out. Safe for use by several threads.
///
/// Source: the exported fields `changeSet` of a build and `changeSets` of a Pipeline's run.
final class JenkinsFixes {
    private static final int ASKED_IN_A_LOOK = 10;
    private static final String TREE = "changeSet[items[author[fullName]]],changeSets[items[author[fullName]]]";

    private final Http http;
    private final JenkinsPage page;
    private final Settled<List<Person>> known = new Settled<>();

    JenkinsFixes(Http http, JenkinsPage page) {
        this.http = http;
        this.page = page;
    }

    private record Changed(
            @Nullable Changes changeSet, @Nullable List<@Nullable Changes> changeSets) {
        List<Person> authors() {
            List<Change> changes = Stream.concat(Stream.ofNullable(changeSet), Json.list(changeSets).stream())
                    .flatMap(set -> Json.list(set.items()).stream())
                    .toList();
            return Person.each(Json.texts(changes, Change::name));
        }
    }

    private record Changes(@Nullable List<@Nullable Change> items) {}

    private record Change(JenkinsRun.@Nullable User author) {
        String name() {
            return author == null ? "" : Json.text(author.fullName());
        }
    }

    /// The pipelines, with whose commits are built.
    ///
    /// @return the very same list when there is nothing to say
    /// @throws ServerFault when the server wants to be left alone
    List<Pipeline> addTo(List<Pipeline> pipelines) throws ServerFault {
        var asked = new Details(ASKED_IN_A_LOOK);
        List<Pipeline> said = new ArrayList<>(pipelines);
        boolean isSame = true;
        for (int i = 0; i < said.size(); i++) {
            Pipeline pipeline = said.get(i);
            Build next = pipeline.current();
            boolean mayMend =
                    pipeline.last().outcome().isRed() && pipeline.activity().isRunning();
            List<Person> authors = mayMend && next != null ? authors(next, asked) : List.of();
            if (next != null && !authors.isEmpty()) {
                said.set(i, pipeline.withCurrent(next.brokenBy(authors)));
                isSame = false;
            }
        }
        return isSame ? pipelines : List.copyOf(said);
    }

    private List<Person> authors(Build next, Details asked) throws ServerFault {
        String path = page.path(next.url() == null ? "" : next.url());
        Optional<List<Person>> authors = known.of(path);
        if (authors.isEmpty() && !path.isEmpty()) {
            authors = asked.ask(
                    () -> http.askAddress(path + "api/json").query("tree", TREE).json(Changed.class, Changed::authors));
            authors.filter(some -> !some.isEmpty()).ifPresent(some -> known.keep(path, some));
        }
        return authors.orElse(List.of());
    }
}
