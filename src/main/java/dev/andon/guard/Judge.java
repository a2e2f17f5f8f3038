package dev.andon.guard;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.source.ServerFault;
import java.time.Instant;

/// Another program that judges releases: an analysis that the platform runs, a canary controller. Its word is
/// taken in beside the metrics. Implementations are safe for use by several threads and change nothing.
@FunctionalInterface
public interface Judge {
    /// Asks once what it makes of a release so far.
    ///
    /// A verdict on another release is none on this one: what cannot be told to be this one's is
    /// [Judgement.Word#UNKNOWN]. So are all words that we do not know.
    ///
    /// @param service as the judge calls it
    /// @param since when this release began to get traffic; what was said before was said of another
    /// @throws ServerFault when it could not be asked
    Judgement judge(Service service, Rollback.Point release, Instant since) throws ServerFault;
}
