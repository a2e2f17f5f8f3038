package dev.andon.claim;

import java.time.Instant;

/// The same claim as the build server itself knows it: made there and taken up here, or made here and said there.
///
/// @param login whose it is there, by their user id
/// @param since when it was made there, by the server's clock
/// @param build the label of the build that it was last seen on
public record Echo(String login, Instant since, String build) {
    /// Whether it is the same claim, on whatever build.
    public boolean isSame(Echo other) {
        return login.equals(other.login) && since.equals(other.since);
    }
}
