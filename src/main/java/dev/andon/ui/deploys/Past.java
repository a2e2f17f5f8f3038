package dev.andon.ui.deploys;

import dev.andon.deploy.Rollback;
import dev.andon.guard.Question;
import dev.andon.guard.Vigil;
import java.util.List;
import java.util.function.Function;

/// What the team's books remember of a service. Everything blocks, and may throw [dev.andon.source.StoreFailure].
///
/// @param remembered of the service with this tile id
/// @param kept what a watch of that number was judged by
public record Past(Function<String, Remembered> remembered, Function<Long, List<Question>> kept) {
    /// @param vigils its watched deploys, newest first
    /// @param rollbacks who went back, or forward again, newest first
    public record Remembered(List<Vigil> vigils, List<Rollback> rollbacks) {
        public static final Remembered NOTHING = new Remembered(List.of(), List.of());

        public Remembered {
            vigils = List.copyOf(vigils);
            rollbacks = List.copyOf(rollbacks);
        }

        /// Of one service alone.
        public Remembered of(String subject) {
            return new Remembered(
                    vigils.stream().filter(one -> one.subject().equals(subject)).toList(),
                    rollbacks.stream()
                            .filter(one -> one.subject().equals(subject))
                            .toList());
        }
    }
}
