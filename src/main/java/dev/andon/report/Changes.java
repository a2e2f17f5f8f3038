package dev.andon.report;

import dev.andon.deploy.Delivery;
import dev.andon.deploy.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the deploys of one service in one environment were: something new, a going back, the same once more.
///
/// Going back is told from what was live when: what is live now first was so before what it replaces. A
/// going-back makes a failure of what it left, once, however often somebody goes back from it.
final class Changes {
    /// Something new that went live.
    ///
    /// @param isFix whether it was the first after somebody had gone back
    /// @param left when somebody went back from it; null for never
    record Change(
            Delivery delivery, boolean isFix, @Nullable Instant left) {
        @Nullable
        Duration recovery() {
            return left == null || left.isBefore(delivery.at()) ? null : Duration.between(delivery.at(), left);
        }
    }

    private final List<Change> changes = new ArrayList<>();
    private final List<Delivery> backs = new ArrayList<>();
    /// By what was deployed: its place among the changes.
    private final Map<String, Integer> first = new HashMap<>();
    private @Nullable Delivery live;
    private boolean isMended = true;

    private Changes() {}

    /// @param deliveries of one service in one environment, oldest first
    static Changes of(List<Delivery> deliveries) {
        var changes = new Changes();
        deliveries.stream()
                .filter(delivery -> delivery.outcome() == Release.Outcome.LIVE)
                .forEach(changes::add);
        return changes;
    }

    private void add(Delivery delivery) {
        Delivery before = live;
        live = delivery;
        if (before != null && before.artifact().equals(delivery.artifact())) {
            return;
        }
        Integer known = first.get(delivery.artifact());
        if (before != null && isBack(delivery, known, first.get(before.artifact()))) {
            back(delivery, before);
        } else if (known == null) {
            first.put(delivery.artifact(), changes.size());
            changes.add(new Change(delivery, !isMended, null));
            isMended = true;
        }
    }

    /// What became live again and was not seen before is older than all that was.
    private static boolean isBack(Delivery delivery, @Nullable Integer known, @Nullable Integer before) {
        return known == null ? !delivery.instead().isEmpty() : before != null && known < before;
    }

    private void back(Delivery delivery, Delivery from) {
        backs.add(delivery);
        isMended = false;
        Integer place = first.get(from.artifact());
        if (place != null && changes.get(place).left() == null) {
            Change failed = changes.get(place);
            changes.set(place, new Change(failed.delivery(), failed.isFix(), delivery.at()));
        }
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    List<Delivery> backs() {
        return List.copyOf(backs);
    }
}
