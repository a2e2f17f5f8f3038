package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Trouble.Word;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What building something again has in common on all servers. Pure.
final class Again {
    private Again() {}

    /// What a build's page tells about it: an address that people open has the numbers that the API wants.
    ///
    /// @return empty when the build has no such page
    static Optional<Matcher> page(Build build, Pattern pattern) {
        Matcher matcher = pattern.matcher(build.url() == null ? "" : build.url());
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    /// There is no build that could be asked for again.
    static Acted nothingBuilt() {
        return new Acted.NotDone(Fault.of(FaultKind.MISSING, Word.NOTHING_TO_RERUN));
    }

    /// There is no build that could be stopped.
    static Acted nothingRuns() {
        return new Acted.NotDone(Fault.of(FaultKind.MISSING, Word.NOTHING_TO_STOP));
    }

    /// There is nothing to agree to.
    static Acted nothingWaits() {
        return new Acted.NotDone(Fault.of(FaultKind.MISSING, Word.NOTHING_TO_APPROVE));
    }

    /// Whether the server certainly will not do it this way, and may in another.
    static boolean isRefused(Acted acted) {
        return acted instanceof Acted.NotDone(Fault fault) && fault.kind() == FaultKind.REFUSED;
    }
}
