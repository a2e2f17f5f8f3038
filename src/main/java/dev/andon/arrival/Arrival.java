package dev.andon.arrival;

import java.util.List;

/// Looks at servers for the first time, and writes those that are to be watched into the settings. Both may take
/// as long as a server or a keychain does, some ten seconds at most; safe for use by several threads.
public interface Arrival {
    /// The kinds that one can name.
    List<Product> products();

    /// Finds out what is there, and what it shows. Never throws on behalf of a server.
    Impression look(Candidate candidate);

    /// Writes it down. The token goes into the platform's keychain.
    ///
    /// @param candidate one that was seen
    Entry enter(Candidate candidate, Product product, Choice choice);

    /// Writes down the servers that the settings of another monitor name, without asking them. Passwords stay
    /// behind: they are kept elsewhere, or encrypted.
    ///
    /// @param file the settings of CCMenu, Nevergreen, BuildNotify or CCTray
    Entry bring(String file);
}
