package dev.andon.server.http;

import dev.andon.arrival.Presented;
import dev.andon.source.Budget;
import dev.andon.source.Call;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Meter;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble;
import dev.andon.source.Trouble.Word;
import dev.andon.source.Trust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// The door to one source's server. Everything that is true of every call is done here: a deadline over the whole
/// call, a limit on the body, no redirect to another host, conditional requests, faults instead of status codes,
/// no secret in any message. Safe for use by several threads.
public final class Http implements Meter {
    /// The largest answer, unpacked, that is read.
    public static final long LIMIT = 32L << 20;

    private final HttpUrl base;
    private final Connection connection;
    private final Auth auth;
    private final @Nullable Pass session;
    private final InstantSource clock;
    private final Duration deadline;
    private final List<Secret> secrets;
    private final Validators validators;
    private final Meters meters;

    /// @param client shared by all sources; this source's deadline, trust and proxy are put on top of it
    public Http(Source source, OkHttpClient client, InstantSource clock) {
        this(
                base(source.url()),
                Connection.of(source, client),
                Auth.NOBODY,
                null,
                clock,
                source.deadline(),
                secrets(source),
                new Validators(),
                new Meters());
    }

    private Http(
            HttpUrl base,
            Connection connection,
            Auth auth,
            @Nullable Pass session,
            InstantSource clock,
            Duration deadline,
            List<Secret> secrets,
            Validators validators,
            Meters meters) {
        this.base = base;
        this.connection = connection;
        this.auth = auth;
        this.session = session;
        this.clock = clock;
        this.deadline = deadline;
        this.secrets = secrets;
        this.validators = validators;
        this.meters = meters;
    }

    private static HttpUrl base(URI uri) {
        HttpUrl url = HttpUrl.parse(uri.toString());
        if (url == null) {
            throw new IllegalArgumentException("not an http or https address");
        }
        return url;
    }

    private static List<Secret> secrets(Source source) {
        return source.proxy() == null
                ? List.of(source.token())
                : List.of(source.token(), source.proxy().password());
    }

    /// The same door, saying who asks.
    public Http as(Auth auth) {
        return new Http(base, connection, auth, session, clock, deadline, secrets, validators, meters);
    }

    /// The same door, with parts of a token that must not show by themselves either.
    public Http hiding(Secret... parts) {
        List<Secret> all = Stream.concat(secrets.stream(), Stream.of(parts)).toList();
        return new Http(base, connection, auth, session, clock, deadline, all, validators, meters);
    }

    /// The same door for a server that takes the password at one address only and knows us by a cookie elsewhere:
    /// when it refuses, we log in there and ask once more. Whoever asks must have been named with [#as].
    ///
    /// @param path below the base, where `GET` with the password gives the cookie
    /// @param cookie the cookie's name
    public Http loggingIn(String path, String cookie) {
        var login = new Session(this, ask(path).address(), cookie);
        return new Http(base, connection, auth, login, clock, deadline, secrets, validators, meters);
    }

    /// The same door, saying who asks by credentials that run out.
    public Http showing(Badge badge) {
        return new Http(base, connection, Auth.NOBODY, new Shown(badge), clock, deadline, secrets, validators, meters);
    }

    /// The same door with another trust, for products that keep it in files of their own.
    ///
    /// @throws IllegalArgumentException when its certificates cannot be used
    public Http trusting(Trust trust) {
        return new Http(base, connection.trusting(trust), auth, session, clock, deadline, secrets, validators, meters);
    }

    /// The same door with another base, for products whose API is not below the page people paste.
    public Http at(URI base) {
        return new Http(base(base), connection, auth, session, clock, deadline, secrets, validators, meters);
    }

    /// A request for a path below the base; `""` is the base itself with its query. A base with a path prefix
    /// keeps it: `https://host/jenkins` and `api/json` make `https://host/jenkins/api/json`.
    public Ask ask(String path) {
        if (path.isEmpty()) {
            return new Ask(this, base.newBuilder());
        }
        HttpUrl.Builder url = base.newBuilder().query(null).fragment(null);
        if (base.pathSegments().getLast().isEmpty()) {
            url.removePathSegment(base.pathSize() - 1);
        }
        return new Ask(this, url.addEncodedPathSegments(path.startsWith("/") ? path.substring(1) : path));
    }

    /// A request for an address that the server gave, of which only path and query count: servers behind a proxy
    /// often do not know their own name.
    ///
    /// @param address absolute or relative to the host
    public Ask askAddress(String address) {
        HttpUrl given = base.resolve(address);
        HttpUrl url = given == null ? base : given;
        return new Ask(
                this,
                base.newBuilder()
                        .encodedPath(url.encodedPath())
                        .encodedQuery(url.encodedQuery())
                        .fragment(null));
    }

    /// An act at a path below the base; `""` is the base itself with its query.
    public Act act(String path) {
        return new Act(this, ask(path).address());
    }

    /// An act at an address that the server gave, of which only path and query count.
    public Act actAt(String address) {
        return new Act(this, askAddress(address).address());
    }

    /// A stream of events at a path below the base.
    public EventStream events(String path) {
        return new EventStream(this, ask(path).address());
    }

    @Override
    public Cost take() {
        return meters.take();
    }

    /// The certificate that the server shows, whether anybody trusts it or not; empty when it shows none. Nothing
    /// is said to the server: the connection ends there.
    public Optional<Presented> certificate() {
        return Handshake.certificate(connection, base);
    }

    HttpUrl base() {
        return base;
    }

    /// Who calls this address.
    ///
    /// @throws ServerFault as [Connection#to]
    OkHttpClient to(HttpUrl address) throws ServerFault {
        return connection.to(address);
    }

    /// Adds who asks, and with what program.
    Request.Builder signed(Request.Builder asked) throws ServerFault {
        asked.header("User-Agent", UserAgent.TEXT);
        for (Auth each : session == null ? List.of(auth) : List.of(auth, session.shown())) {
            prove(asked, each.header().isEmpty() ? Map.of() : Map.of(each.header(), each.value()));
        }
        return asked;
    }

    static void prove(Request.Builder asked, Map<String, Secret> headers) throws ServerFault {
        try {
            headers.forEach((name, value) -> asked.header(name, value.reveal()));
        } catch (IllegalArgumentException withTheTokenInItsMessage) {
            throw new ServerFault(FaultKind.REFUSED, Word.ODD_TOKEN);
        }
    }

    /// Asks; when the server refuses us and has a login, logs in and asks once more.
    <T> T admitted(Question<T> question) throws IOException, ServerFault {
        if (session == null) {
            return question.ask();
        }
        Auth sent = session.shown();
        try {
            return question.ask();
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.REFUSED || !session.renew(sent)) {
                throw fault;
            }
            return question.ask();
        }
    }

    /// Something that is asked over the wire.
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException, ServerFault;
    }

    InstantSource clock() {
        return clock;
    }

    Duration deadline() {
        return deadline;
    }

    /// Some servers repeat in their complaint the very token they complain about.
    Fault withoutSecrets(Fault fault) {
        Trouble trouble = fault.trouble();
        Fault clean = new Fault(fault.kind(), withoutSecrets(fault.sentence()), fault.until());
        return trouble == null
                ? clean
                : clean.in(new Trouble(
                        trouble.word(),
                        trouble.about().stream().map(this::withoutSecrets).toList()));
    }

    /// The same for any other text that people see.
    public String withoutSecrets(String text) {
        String clean = Redaction.without(secrets, text);
        return session == null ? clean : Redaction.without(List.of(session.secret()), clean);
    }

    Validators validators() {
        return validators;
    }

    Meters meters() {
        return meters;
    }

    /// How far our clock is ahead of the server's, to a second or two, by its newest answer; negative when it is
    /// behind, zero as long as nobody knows.
    public Duration ahead() {
        return meters.ahead;
    }

    /// When the token ends that is shown here, by the newest answer that told.
    public Optional<Instant> tokenEnds() {
        return Optional.ofNullable(meters.tokenEnds);
    }

    /// What calls cost since the last look at it.
    static final class Meters {
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger unchanged = new AtomicInteger();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicReference<@Nullable Budget> budget = new AtomicReference<>();
        private final AtomicReference<@Nullable Call> last = new AtomicReference<>();
        private volatile Duration ahead = Duration.ZERO;
        private volatile @Nullable Instant tokenEnds;

        void request() {
            requests.incrementAndGet();
        }

        /// The newest of the requests that look, and what answered it.
        void called(Call call) {
            last.set(call);
        }

        void unchanged() {
            unchanged.incrementAndGet();
        }

        void bytes(long count) {
            bytes.addAndGet(count);
        }

        void budget(@Nullable Budget told) {
            if (told != null) {
                budget.set(told);
            }
        }

        void tokenEnds(@Nullable Instant told) {
            if (told != null) {
                tokenEnds = told;
            }
        }

        /// What a cache kept says nothing of the time.
        void dated(Headers headers, Instant now) {
            Instant sent = headers.getInstant("Date");
            if (sent != null && headers.get("Age") == null) {
                ahead = Duration.between(sent, now);
            }
        }

        Cost take() {
            return new Cost(
                    requests.getAndSet(0),
                    unchanged.getAndSet(0),
                    bytes.getAndSet(0),
                    budget.get(),
                    last.getAndSet(null));
        }
    }
}
