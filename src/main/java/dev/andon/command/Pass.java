package dev.andon.command;

import dev.andon.source.Secret;
import java.util.Set;

/// A token for the endpoint, and what whoever shows it may do.
///
/// @param token what they show
/// @param actor who they are then
/// @param may what they may do
public record Pass(Secret token, Actor actor, Set<Right> may) {
    public enum Right {
        /// See lines, the board and everything made of it.
        READ,
        /// Ask for what changes something; who stands behind it is written into the audit.
        ACT
    }

    public Pass {
        may = Set.copyOf(may);
    }

    public boolean may(Right right) {
        return may.contains(right);
    }
}
