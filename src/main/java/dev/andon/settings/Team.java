package dev.andon.settings;

import dev.andon.source.Secret;

/// Who one is, and what one shares with the others.
///
/// @param me the name one goes by; empty for the name that the operating system knows
/// @param database the address of a PostgreSQL with its password, `postgresql://…`; [Secret#NONE] for a file of
///     this user's own
public record Team(String me, Secret database) {
    public static final Team ALONE = new Team("", Secret.NONE);
}
