package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.gate.Announcement;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.link.Link;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /// The one link among the addresses, which is none of them from now on; empty without.
    ///
    /// @throws UsageFault when there are several
    String takeLink() {
        List<URI> links = addresses.stream()
                .filter(address -> Link.isMeant(address.toString()))
                .toList();
        if (links.size() > 1) {
            throw new UsageFault("One link at a time is shown.");
        }
        addresses =
                addresses.stream().filter(address -> !links.contains(address)).toList();
        return links.isEmpty() ? "" : links.getFirst().toString();
    }

    /// By which starts with the same settings, or of the same addresses, know each other.
    ///
    /// @throws UsageFault when the environment names no path
    String key() {
        String what = names()
                ? addresses.stream().map(URI::toString).sorted().toList().toString()
                : Announcement.name(Optional.of(where.file()));
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
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
        return wanted().orElseThrow(() -> new UsageFault(
                "There is nothing to look at. Name a server's address, or write " + Configuration.usualFile() + "."));
    }

    private static void checkAddress(URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new UsageFault("An http or https address is wanted, such as https://ci.example.com, not \""
                    + address.getPath() + "\".");
        }
    }

    /// What the floor is told besides what servers say.
    static List<Event> known(Configuration configuration, Books books) {
        return List.of(
                new Event.LinesChanged(configuration.lines()),
                new Event.CrewChanged(configuration.team().crew()),
                new Event.BooksRead(books));
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
            return Lookout.once(watched, known(configuration, books), clock);
        }
    }
}
