package dev.andon.bench;

import dev.andon.real.SwarmShop;
import java.util.List;
import java.util.Map;

/// From the decision to go back to the old version's first answer, on a Docker Swarm that is started for it.
final class RollbackRows {
    private static final String TARGET = "bare + 1,000 ms";
    private static final String BARE = "; bare is the engine's API alone";

    private RollbackRows() {}

    static List<Row> of(Stage stage) throws Exception {
        String obstacle = SwarmShop.obstacle();
        if (!obstacle.isEmpty()) {
            System.err.println(obstacle + ": rollbacks are not measured");
            return List.of();
        }
        Map<String, Samples> measured = Child.measure(
                RollbackTimes.class,
                Map.of(),
                stage.target().toString(),
                stage.homeWithStartCache().toString(),
                stage.scratch("swarm").toString());
        double bare = measured.get("bare").median();
        return List.of(
                Row.of(
                        "rollback by a person, until the old version is live",
                        "ms",
                        TARGET,
                        measured.get("person"),
                        bare,
                        "live Docker Swarm, from the start of andon rollback --yes" + BARE),
                Row.of(
                        "rollback by a guard, until the old version is live",
                        "ms",
                        TARGET,
                        measured.get("guard"),
                        bare,
                        "live Docker Swarm, played numbers, from the end of the countdown" + BARE));
    }
}
