package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The build queue of a whole TeamCity that is paused: what runs goes on, nothing starts. Nothing tells who
/// paused it.
///
/// Its REST API takes a pause and gives none back; what tells is the server's health, where a paused queue is an
/// item of a category of its own. A server without that category says nothing of its queue.
///
/// From JetBrains' documentation alone (REST API reference, BuildQueueUpdate, HealthApi, HealthItemLocator), and
/// from the public sources of the plugin that pauses the queue (the id of its health report and category).
final class TeamCityQueue extends Switch {
    private static final String PAUSED = "paused";
    private static final String RUNNING = "running";
    /// Both the report and its one category are called so.
    private static final String REPORT = "queuePauserQueueState";

    private final TeamCityDoor door;

    TeamCityQueue(Http http, Source source) {
        this.door = TeamCityDoor.of(http, source);
    }

    private record Items(@Nullable Integer count, @Nullable List<Item> healthItem) {}

    private record Item(@Nullable Category healthCategory) {
        boolean isOurs() {
            return healthCategory != null && healthCategory.isOurs();
        }
    }

    private record Categories(@Nullable List<Category> healthCategory) {}

    private record Category(@Nullable String id) {
        boolean isOurs() {
            return REPORT.equals(id);
        }
    }

    @Override
    Position position() throws ServerFault {
        boolean paused = door.http()
                .ask(door.api() + "health")
                .query("locator", "global:true,reportType:" + REPORT + ",healthCategory:" + REPORT)
                .query("fields", "count,healthItem(healthCategory(id))")
                .json(Items.class, TeamCityQueue::isPaused);
        if (paused) {
            return new Position(PAUSED);
        }
        door.http()
                .ask(door.api() + "health/category")
                .query("locator", "id:" + REPORT)
                .query("fields", "healthCategory(id)")
                .json(Categories.class, TeamCityQueue::checked);
        return new Position(RUNNING);
    }

    private static boolean isPaused(Items items) throws ServerFault {
        List<Item> all = Json.list(items.healthItem());
        if (all.contains(null)
                || !all.stream().allMatch(Item::isOurs)
                || !Integer.valueOf(all.size()).equals(items.count())) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the queue is paused.");
        }
        return !all.isEmpty();
    }

    /// No item means something only where there could be one.
    private static Categories checked(Categories categories) throws ServerFault {
        List<Category> all = Json.list(categories.healthCategory());
        if (all.contains(null) || all.stream().noneMatch(Category::isOurs)) {
            throw new ServerFault(
                    FaultKind.UNREADABLE, "The server's health does not tell whether its queue is paused.");
        }
        return categories;
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, PAUSED, RUNNING);
    }

    @Override
    Acted turn(Barrier barrier) {
        Acted acted = put(true, "Andon: " + barrier.line() + " is stopped. " + barrier.reason());
        return acted instanceof Acted.Done ? seen() : acted;
    }

    /// A pause that this user is not shown would count as lifted, and stay for good.
    private Acted seen() {
        try {
            return position().word().equals(PAUSED)
                    ? new Acted.Done()
                    : new Acted.Unsure(Fault.of(FaultKind.UNREADABLE, Word.PAUSE_NOT_SHOWN));
        } catch (ServerFault unseen) {
            return new Acted.Unsure(unseen.fault());
        }
    }

    @Override
    Acted turnBack(String before, Position now) {
        return put(false, "Andon: the line runs.");
    }

    private Acted put(boolean paused, String reason) {
        return door.http()
                .act(door.api() + "buildQueue/pausedState")
                .by("PUT")
                .header("Accept", "application/json")
                .send(Json.of(Map.of("paused", paused, "reason", reason)))
                .acted();
    }
}
