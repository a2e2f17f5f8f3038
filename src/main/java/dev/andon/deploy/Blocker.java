package dev.andon.deploy;

import java.util.Locale;

/// What stands in the way of going back.
///
/// @param kind what it is
/// @param words what the server says of it, or what it is about; may be empty
public record Blocker(Kind kind, String words) {
    /// Each has a sentence, with its remedy, by its word.
    public enum Kind {
        /// The server would deploy the newer version again by itself.
        AUTO_SYNC(Weight.FORBIDS),
        /// Something else owns the service and would undo it.
        OWNED(Weight.FORBIDS),
        /// Something is being deployed right now.
        UNDERWAY(Weight.FORBIDS),
        PAUSED(Weight.FORBIDS),
        /// There is nothing to go back to.
        NO_HISTORY(Weight.FORBIDS),
        /// What it would go back to is no longer there.
        TARGET_GONE(Weight.FORBIDS),
        /// What it would go back to never was live.
        TARGET_UNPROVEN(Weight.WARNS),
        /// What it would go back to is what is live.
        SAME_VERSION(Weight.FORBIDS),
        /// Deploys are frozen.
        FREEZE(Weight.FORBIDS),
        /// Somebody has to approve it.
        APPROVAL(Weight.WARNS),
        NO_PERMISSION(Weight.FORBIDS),
        /// What is live came by going back: nobody goes further back without looking.
        IS_ROLLBACK(Weight.FORBIDS),
        /// Something between the two cannot be undone.
        IRREVERSIBLE(Weight.WARNS),
        /// What it would go back to was itself gone back from.
        QUARANTINED(Weight.FORBIDS),
        /// Somebody is rolling it back already.
        ROLLING_BACK(Weight.FORBIDS),
        /// It is not known how it stands.
        UNSEEN(Weight.FORBIDS);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        /// The word in the message files and in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum Weight {
        FORBIDS,
        /// A person may go on who was told; a guard may not.
        WARNS
    }

    /// Whether nobody may go on, a person who was told neither.
    public boolean forbids() {
        return kind.weight == Weight.FORBIDS;
    }
}
