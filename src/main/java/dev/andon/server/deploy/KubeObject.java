package dev.andon.server.deploy;

import org.jspecify.annotations.Nullable;

/// An object as the API server writes it.
interface KubeObject {
    @Nullable
    KubeMeta metadata();

    /// Empty where there is none.
    default KubeMeta meta() {
        KubeMeta known = metadata();
        return known == null ? KubeMeta.NONE : known;
    }
}
