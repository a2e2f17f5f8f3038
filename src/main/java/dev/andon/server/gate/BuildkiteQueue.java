package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A queue of a Buildkite cluster that hands out no jobs: what runs goes on, and the pages of waiting builds show
/// why. A pause with a note of somebody else's is never lifted.
///
/// From Buildkite's documentation alone (REST API, Queues of clusters).
final class BuildkiteQueue extends Switch {
    private static final String PAUSED = "paused";
    private static final String DISPATCHING = "dispatching";
    private static final String OURS = "Andon: ";

    private final Http http;
    private final String place;

    BuildkiteQueue(Http http, Source source) {
        this.http = http.as(Auth.bearer(source.token())).at(root(source.url()));
        this.place = "v2/organizations/" + option(source, "organization") + "/clusters/" + option(source, "cluster")
                + "/queues/" + option(source, "queue");
    }

    static URI root(URI page) {
        boolean isPage = Objects.requireNonNullElse(page.getHost(), "")
                .toLowerCase(Locale.ROOT)
                .matches("(api\\.)?buildkite\\.com");
        return isPage ? URI.create("https://api.buildkite.com/") : Addresses.root(page, "v2", "organizations");
    }

    private static String option(Source source, String name) {
        return Addresses.step(source.option(name).strip());
    }

    private record Queue(
            @Nullable Boolean dispatch_paused, @Nullable String dispatch_paused_note) {}

    @Override
    Position position() throws ServerFault {
        return http.ask(place).json(Queue.class, BuildkiteQueue::read);
    }

    private static Position read(Queue queue) throws ServerFault {
        if (queue.dispatch_paused() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the queue is paused.");
        }
        return queue.dispatch_paused()
                ? new Position(PAUSED, Json.text(queue.dispatch_paused_note()))
                : new Position(DISPATCHING);
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, PAUSED, DISPATCHING);
    }

    /// The documentation has both names for the note.
    @Override
    Acted turn(Barrier barrier) {
        String note = OURS + barrier.line() + " is stopped. " + barrier.reason();
        return http.act(place + "/pause_dispatch")
                .send(Json.of(Map.of("note", note, "dispatch_paused_note", note)))
                .acted();
    }

    @Override
    Acted turnBack(String before, Position now) {
        boolean isOurs = now.words().isBlank() || now.words().startsWith(OURS);
        return isOurs ? http.act(place + "/resume_dispatch").send("{}").acted() : new Acted.Done();
    }
}
