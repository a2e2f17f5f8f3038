package dev.andon.server.deploy;

/// What teams write on their services for Andon, as labels or annotations.
final class Labels {
    /// The environment, where the server has no word for it.
    static final String ENVIRONMENT = "andon.environment";
    /// `unsafe` says that this version changed what going back does not undo.
    static final String ROLLBACK = "andon.rollback";

    private Labels() {}

    /// @param rollback what [#ROLLBACK] says, or empty
    static boolean isIrreversible(String rollback) {
        return rollback.equals("unsafe");
    }
}
