package dev.andon.settings;

import dev.andon.source.Secret;
import java.util.List;

/// A settings file as it may be shown to a stranger.
///
/// @param text what it says, without secrets, comments and all that is not understood; empty when it is no YAML
/// @param secrets what was taken out, and what its references lead to: must not stand anywhere else either
public record Disclosed(String text, List<Secret> secrets) {
    public Disclosed {
        secrets = List.copyOf(secrets);
    }
}
