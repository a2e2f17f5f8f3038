package dev.andon.settings;

import dev.andon.source.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Who one is, and what one shares with the others.
///
/// @param me the name one goes by; empty for the name that the operating system knows
/// @param database the address of a PostgreSQL with its password, `postgresql://…`; [Secret#NONE] for a file
/// @param file where that file is; null for this user's folder for data
public record Team(String me, Secret database, @Nullable Path file) {
    public static final Team ALONE = new Team("", Secret.NONE, null);
}
