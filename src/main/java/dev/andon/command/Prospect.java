package dev.andon.command;

import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.List;

/// What somebody is shown who thinks of going back: how things stand at the server, read for them.
public sealed interface Prospect {
    /// It was read.
    ///
    /// @param proposal what going back would be
    /// @param choices where one can go, newest first
    /// @param departing which commits go away, or come again; none as long as nobody told
    /// @param at when it was read
    record Seen(Proposal proposal, List<Release> choices, List<Sentence> departing, Instant at) implements Prospect {
        public Seen {
            choices = List.copyOf(choices);
            departing = List.copyOf(departing);
        }

        /// Nobody was asked for the commits yet.
        public Seen(Proposal proposal, List<Release> choices, Instant at) {
            this(proposal, choices, List.of(), at);
        }

        /// The same with the commits.
        public Seen departing(List<Sentence> departing) {
            return new Seen(proposal, choices, departing, at);
        }
    }

    /// It could not be read, or nobody can be asked.
    record Unseen(Sentence why) implements Prospect {}
}
