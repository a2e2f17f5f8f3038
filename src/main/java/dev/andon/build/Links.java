package dev.andon.build;

import org.jspecify.annotations.Nullable;

/// Addresses that servers give and people may click.
final class Links {
    private static final int LENGTH_AT_MOST = 2_000;

    private Links() {}

    /// The address if it is a web address, else null: nothing else that a server sends is ever opened.
    static @Nullable String web(@Nullable String address) {
        if (address == null || address.length() > LENGTH_AT_MOST) {
            return null;
        }
        boolean web =
                address.regionMatches(true, 0, "https://", 0, 8) || address.regionMatches(true, 0, "http://", 0, 7);
        return web ? address : null;
    }
}
