package dev.andon.settings;

import dev.andon.notice.NoticeRule;
import dev.andon.source.Secret;
import java.net.URI;
import java.util.List;

/// What somebody wants to be told, and how.
///
/// @param rule what of
/// @param ways how, at least one
public record Notify(NoticeRule rule, List<Way> ways) {
    /// How somebody is told.
    public sealed interface Way {
        /// By a notification on this desktop.
        record Desktop() implements Way {}

        /// By a web address.
        ///
        /// @param form the word of what it expects: json, slack, teams or ntfy
        /// @param address the address, often a secret as a whole
        /// @param signing the key of the signature, or [Secret#NONE]
        record Web(String form, Secret address, Secret signing) implements Way {
            public URI uri() {
                return URI.create(address.reveal());
            }
        }

        /// By a sound.
        ///
        /// @param tune the word of what is played; empty for each kind's own
        /// @param volume in percent
        record Sound(String tune, int volume) implements Way {}

        /// By a voice.
        ///
        /// @param volume in percent
        record Speech(int volume) implements Way {}

        /// By a program with its arguments.
        record Run(List<String> command) implements Way {
            public Run {
                command = List.copyOf(command);
            }
        }
    }

    public Notify {
        ways = List.copyOf(ways);
    }
}
