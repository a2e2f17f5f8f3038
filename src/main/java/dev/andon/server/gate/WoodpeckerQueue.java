package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import org.jspecify.annotations.Nullable;

/// The queue of a whole Woodpecker server: what runs goes on, nothing starts. The server forgets being paused
/// when it is started again.
///
/// From Woodpecker's documentation and sources alone (its API's `queue/info`, `queue/pause`, `queue/resume`).
final class WoodpeckerQueue extends Switch {
    private static final String PAUSED = "paused";
    private static final String RUNNING = "running";

    private final Http http;

    WoodpeckerQueue(Http http, Source source) {
        this.http = http.as(Auth.bearer(source.token()))
                .at(Addresses.root(source.url(), "api", "repos", "user", "admin", "login"));
    }

    private record Info(@Nullable Boolean paused) {}

    @Override
    Position position() throws ServerFault {
        return http.ask("api/queue/info").json(Info.class, WoodpeckerQueue::read);
    }

    private static Position read(Info info) throws ServerFault {
        if (info.paused() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the queue is paused.");
        }
        return new Position(info.paused() ? PAUSED : RUNNING);
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, PAUSED, RUNNING);
    }

    @Override
    Acted turn(Barrier barrier) {
        return http.act("api/queue/pause").send().acted();
    }

    @Override
    Acted turnBack(String before, Position now) {
        return http.act("api/queue/resume").send().acted();
    }
}
