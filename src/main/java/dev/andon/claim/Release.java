package dev.andon.claim;

import java.util.Locale;

/// How a claim ended.
public enum Release {
    /// What was claimed is green again.
    GREEN,
    BY_HAND,
    /// Its time was over.
    LAPSED,
    /// Somebody else has it now.
    HANDED_OVER;

    /// The word in the database and in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
