package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.command.Pass;
import dev.andon.gate.Access;
import dev.andon.gate.Announcement;
import dev.andon.gate.Announcer;
import dev.andon.gate.Endpoint;
import dev.andon.gate.Staff;
import dev.andon.settings.EndpointSettings;
import dev.andon.source.Secret;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The endpoint of a running Andon: for others where the settings say so, and always for its own user's commands,
/// which find it by its announcement.
public final class Gatehouse implements AutoCloseable {
    private static final Duration ANNOUNCED_EVERY = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private final Announcer announcer;

    private Gatehouse(Endpoint endpoint, Announcer announcer) {
        this.endpoint = endpoint;
        this.announcer = announcer;
    }

    /// @param wanted where to listen and for whom; null for a free port and this user's commands alone
    /// @throws IOException when it cannot listen there
    public static Gatehouse open(
            @Nullable EndpointSettings wanted, Configuration configuration, Andon andon, InstantSource clock)
            throws IOException {
        // The token is made before the endpoint, which is told of it, has an address to announce.
        String token = Announcement.newToken();
        List<Pass> passes = new ArrayList<>(wanted == null ? List.of() : wanted.passes());
        passes.add(new Pass(new Secret(token), SharedBooks.me(configuration.team()), EnumSet.allOf(Pass.Right.class)));
        var access = new Access(passes, wanted != null && wanted.passes().isEmpty());
        var staff = new Staff(clock, Texts.in(configuration.wall().language()), andon::ring, andon::submit);
        InetSocketAddress where =
                wanted == null ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : wanted.address();
        Endpoint endpoint = Endpoint.open(where, access, staff);
        var announcement = Announcement.of(
                address(endpoint.address()),
                token,
                Optional.ofNullable(configuration.file()).map(file -> file.path()));
        return new Gatehouse(
                endpoint, Announcer.start(announcement, Configuration.folders().state(), ANNOUNCED_EVERY));
    }

    /// The same on a thread of its own.
    ///
    /// @param trouble is told in a sentence when it cannot listen
    static AutoCloseable openLater(
            Configuration configuration, Andon andon, Boards boards, InstantSource clock, Consumer<String> trouble) {
        var opened = new CompletableFuture<Gatehouse>();
        Thread.ofVirtual().name("gatehouse").start(() -> {
            try {
                Gatehouse gatehouse = open(configuration.endpoint(), configuration, andon, clock);
                boards.to(gatehouse::accept);
                opened.complete(gatehouse);
            } catch (IOException e) {
                trouble.accept(String.valueOf(e.getMessage()));
            }
        });
        return () -> opened.thenAccept(Gatehouse::close);
    }

    /// Where this machine itself finds it.
    private static URI address(InetSocketAddress where) {
        InetAddress address =
                where.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : where.getAddress();
        String host = address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + where.getPort());
    }

    /// The newest board; to be called with each. Does not block.
    public void accept(Board board) {
        endpoint.accept(board);
    }

    /// Where this machine finds it.
    public URI address() {
        return address(endpoint.address());
    }

    @Override
    public void close() {
        announcer.close();
        endpoint.close();
    }
}
