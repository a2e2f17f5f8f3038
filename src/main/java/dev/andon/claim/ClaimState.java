package dev.andon.claim;

import java.util.Locale;

/// How far it is with a claim that is open.
public enum ClaimState {
    CLAIMED,
    /// A commit of the claimant's is being built, or waits to be. Only where the server tells whose commits a
    /// build has before it ends: it is never guessed.
    FIX_SUBMITTED;

    /// The word in JSON and style sheets.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
