package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A branch in Azure DevOps that is locked: nobody pushes to it and no pull request is completed. It tells no
/// branches for a fix apart.
///
/// From Microsoft's documentation alone (Azure DevOps Services REST API, Git, Refs: "List", "Update Ref").
final class AzureBranchLock extends Switch {
    private static final String LOCKED = "locked";
    private static final String UNLOCKED = "unlocked";
    /// What the oldest server still in use speaks; newer ones and the services do too.
    private static final String VERSION = "5.0";

    private final Http http;
    private final String place;
    private final String branch;

    AzureBranchLock(Http http, Source source) {
        String project = source.option("project").strip();
        this.http = http.as(Auth.basic(source.user(), source.token()))
                .at(Addresses.root(source.url(), project, "_apis", "_git", "_build"));
        this.place = Addresses.step(project) + "/_apis/git/repositories/"
                + Addresses.step(source.option("repository").strip()) + "/refs";
        this.branch = "heads/" + source.option("branch").strip();
    }

    private record Refs(@Nullable List<Ref> value) {}

    /// @param isLocked left out where it is not
    private record Ref(
            @Nullable String name,
            @Nullable String objectId,
            @Nullable Boolean isLocked,
            @Nullable Locker isLockedBy) {}

    private record Locker(@Nullable String displayName) {}

    @Override
    Position position() throws ServerFault {
        return http.ask(place)
                .query("filter", branch)
                .query("api-version", VERSION)
                .json(Refs.class, this::read);
    }

    /// The server answers with every branch whose name begins so.
    private Position read(Refs refs) throws ServerFault {
        for (Ref ref : Json.list(refs.value())) {
            if (("refs/" + branch).equals(ref.name())
                    && !Json.text(ref.objectId()).isBlank()) {
                String locker = ref.isLockedBy() == null
                        ? ""
                        : Json.text(ref.isLockedBy().displayName());
                return Boolean.TRUE.equals(ref.isLocked())
                        ? new Position(LOCKED, locker.isBlank() ? "" : "locked by " + locker)
                        : new Position(UNLOCKED);
            }
        }
        throw refs.value() == null
                ? new ServerFault(FaultKind.UNREADABLE, "The answer has no branches.")
                : new ServerFault(FaultKind.MISSING, Word.NO_BRANCH);
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, LOCKED, UNLOCKED);
    }

    @Override
    Acted turn(Barrier barrier) {
        return lock(true);
    }

    @Override
    Acted turnBack(String before, Position now) {
        return lock(false);
    }

    private Acted lock(boolean locked) {
        return http.act(place)
                .by("PATCH")
                .query("filter", branch)
                .query("api-version", VERSION)
                .send(Json.of(Map.of("isLocked", locked)))
                .acted();
    }
}
