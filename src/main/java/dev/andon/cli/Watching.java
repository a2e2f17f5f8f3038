package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What every command that looks at something is told: which settings, or which addresses instead.
final class Watching {
    @Mixin
    private Where where = new Where();

    @Parameters(
            paramLabel = "URL",
            description =
                    "Servers to look at instead of those in the settings; their kind is found from their answers.")
    private List<URI> addresses = new ArrayList<>();

    /// The same, said without a command line.
    static Watching of(List<URI> addresses) {
        var watching = new Watching();
        watching.addresses = addresses;
        return watching;
    }

    /// The same with settings that are named, or null for those in the usual places.
    static Watching ofSettings(@Nullable Path config) {
        var watching = new Watching();
        watching.where = Where.of(config);
        return watching;
    }

    @Nullable
    Path config() {
        return where.config();
    }

    /// Whether addresses are named instead of settings.
    boolean names() {
        return !addresses.isEmpty();
    }

    /// What to watch, or empty when nobody said.
    ///
    /// @throws UsageFault when what was said is wrong
    Optional<Configuration> wanted() {
        where.startLog();
        if (!addresses.isEmpty()) {
            addresses.forEach(Watching::checkAddress);
            return Optional.of(Configuration.of(addresses));
        }
        return where.settings();
    }

    /// What to watch, for commands that make no sense without it.
    Configuration needed() {
        return wanted().orElseThrow(Where::nothingToLookAt);
    }

    private static void checkAddress(URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new UsageFault("An http or https address is wanted, such as https://ci.example.com, not \""
                    + address.getPath() + "\".");
        }
    }

    static Board lookOnce(Configuration configuration) throws InterruptedException {
        return lookOnce(configuration, Books.NONE);
    }

    static Board lookOnce(Configuration configuration, Books books) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        try (var sources = new Sources(clock)) {
            // Who only looks has nothing built again, and no line may go on in the hope that somebody does.
            List<Watched> watched = sources.watch(sources.identified(configuration.sources())).stream()
                    .map(Watched::lookedAtOnly)
                    .toList();
            return Lookout.once(watched, configuration.lines(), books, clock);
        }
    }
}
