package dev.andon.app;

import dev.andon.arrival.Candidate;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Pasted;
import dev.andon.arrival.Presented;
import dev.andon.arrival.Product;
import dev.andon.build.BuildServer;
import dev.andon.build.Pipeline;
import dev.andon.build.Rollouts;
import dev.andon.server.build.BuildServers;
import dev.andon.server.deploy.DeployServers;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.server.http.Redaction;
import dev.andon.server.http.Reply;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Proxy;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import dev.andon.source.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Looks at a server that nobody has told us anything of: what is it, does it let us in, what does it show?
final class FirstLook {
    /// Where products stand when nobody moved them and something else answers at the top.
    private static final List<String> USUAL_PATHS = List.of("jenkins/", "hudson/", "teamcity/", "gitlab/", "gitea/");

    private final OkHttpClient client;
    private final InstantSource clock;

    FirstLook(OkHttpClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    static List<Product> products() {
        URI nowhere = URI.create("https://ci.example.com/");
        return Stream.concat(
                        BuildServers.ALL.stream().map(kind -> product(kind, nowhere)),
                        DeployServers.ALL.stream().map(kind -> product(kind, nowhere)))
                .toList();
    }

    /// @param taken the names of the sources there are
    Impression at(Candidate candidate, Set<String> taken) {
        try {
            Source source = source(candidate);
            var http = new Http(source, client, clock);
            return at(candidate, source, http, taken);
        } catch (IOException e) {
            return new Impression.Unseen(null, new Fault(FaultKind.UNREADABLE, String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Impression.Unseen(null, Fault.of(FaultKind.UNREADABLE, Word.NOT_USABLE, Redaction.brief(e)));
        }
    }

    private Impression at(Candidate candidate, Source source, Http http, Set<String> taken) {
        var probe = new Probe(source.url(), http);
        Fault fault = probe.page().fault();
        if (fault != null) {
            return unanswered(http, fault);
        }
        Product product = candidate.kind().isEmpty()
                ? recognised(probe).orElse(null)
                : named(candidate).orElse(null);
        return product == null
                ? elsewhere(candidate, probe.page())
                : seen(product, source.withKind(product.kind()), http, taken);
    }

    private static Impression unanswered(Http http, Fault fault) {
        Optional<Presented> certificate = fault.kind() == FaultKind.UNTRUSTED ? http.certificate() : Optional.empty();
        return certificate
                .<Impression>map(shown -> new Impression.Distrusted(shown, fault))
                .orElseGet(() -> new Impression.Unseen(null, fault));
    }

    private static Impression seen(Product product, Source source, Http http, Set<String> taken) {
        try {
            List<Pipeline> pipelines = reader(source, http).look();
            return pipelines.isEmpty()
                    ? nothing(product, source)
                    : new Impression.Seen(product, Pasted.name(source.url(), taken), pipelines);
        } catch (ServerFault e) {
            return isOfAStranger(e.kind(), source)
                    ? new Impression.Wants(product, e.fault())
                    : new Impression.Unseen(product, e.fault());
        }
    }

    /// Some products hide from strangers what they do not want to refuse, and give them few requests.
    private static boolean isOfAStranger(FaultKind kind, Source source) {
        return kind == FaultKind.REFUSED
                || (source.token().isEmpty() && (kind == FaultKind.MISSING || kind == FaultKind.THROTTLED));
    }

    private static Impression nothing(Product product, Source source) {
        return source.token().isEmpty()
                ? new Impression.Wants(product, null)
                : new Impression.Unseen(product, Fault.of(FaultKind.MISSING, Word.SHOWS_NOTHING));
    }

    private static BuildServer reader(Source source, Http http) {
        return BuildServers.named(source.kind())
                .map(kind -> kind.reader().apply(http, source))
                .orElseGet(() -> new Rollouts(DeployServers.named(source.kind())
                        .orElseThrow()
                        .reader()
                        .apply(http, source)));
    }

    /// The page of somebody's product may be above or below what they pasted.
    private Impression elsewhere(Candidate candidate, Reply page) {
        for (URI address : nearby(candidate.address(), page)) {
            Optional<Product> product = recognisedAt(candidate.withAddress(address));
            if (product.isPresent()) {
                return new Impression.Elsewhere(product.get(), address);
            }
        }
        return new Impression.Unseen(null, Sources.unrecognised(page));
    }

    private Optional<Product> recognisedAt(Candidate candidate) {
        try {
            Source source = source(candidate);
            var probe = new Probe(source.url(), new Http(source, client, clock));
            int status = probe.page().status();
            return status == 0 || status == 404 ? Optional.empty() : recognised(probe);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<URI> nearby(URI address, Reply page) {
        Set<URI> near = new LinkedHashSet<>();
        String location = page.header("Location");
        if (page.status() / 100 == 3 && !location.isEmpty()) {
            Pasted.read(resolved(address, location)).ifPresent(to -> near.add(to.address()));
        }
        List<URI> above = new ArrayList<>();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        for (int slash = path.lastIndexOf('/', path.length() - 2);
                slash >= 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            above.add(address.resolve(path.substring(0, slash + 1)));
        }
        near.addAll(above);
        if (path.length() <= 1) {
            USUAL_PATHS.forEach(usual -> near.add(address.resolve("/" + usual)));
        }
        near.remove(address);
        return near;
    }

    private static String resolved(URI address, String location) {
        try {
            return address.resolve(location).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<Product> recognised(Probe probe) {
        return BuildServers.recognise(probe)
                .map(kind -> product(kind, probe.url()))
                .or(() -> DeployServers.recognise(probe).map(kind -> product(kind, probe.url())));
    }

    private static Optional<Product> named(Candidate candidate) {
        return BuildServers.named(candidate.kind())
                .map(kind -> product(kind, candidate.address()))
                .or(() -> DeployServers.named(candidate.kind()).map(kind -> product(kind, candidate.address())));
    }

    private static Product product(dev.andon.server.build.Kind kind, URI address) {
        return new Product(kind.name(), kind.title(), kind.tokenHelp(), page(kind.tokenPage(), address));
    }

    private static Product product(dev.andon.server.deploy.Kind kind, URI address) {
        return new Product(kind.name(), kind.title(), kind.tokenHelp(), page(kind.tokenPage(), address));
    }

    private static @Nullable URI page(String page, URI address) {
        return TokenPages.of(page, address).orElse(null);
    }

    /// @throws IOException when a file cannot be read; the message is a sentence
    private static Source source(Candidate candidate) throws IOException {
        return Source.of("new", candidate.kind(), candidate.address())
                .withToken(candidate.user(), candidate.token())
                .withTrust(new Trust(
                        candidate.authority().isEmpty() ? List.of() : List.of(certificates(candidate.authority())),
                        candidate.pin().isEmpty() ? null : candidate.pin(),
                        null,
                        Secret.NONE))
                .withProxy(proxy(candidate.proxy()));
    }

    private static String certificates(String file) throws IOException {
        String text = new String(ChosenFile.read(file), StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN CERTIFICATE-----")) {
            return text;
        }
        throw new IOException("The file " + file + " holds no certificate in PEM form.");
    }

    private static @Nullable Proxy proxy(String text) throws IOException {
        if (text.isEmpty()) {
            return null;
        }
        Pasted proxy =
                Pasted.read(text.contains("://") ? text : "http://" + text).orElseThrow(() -> noProxy());
        if (proxy.address().getPort() < 0) {
            throw noProxy();
        }
        return new Proxy(proxy.address().getHost(), proxy.address().getPort(), proxy.user(), proxy.secret());
    }

    private static IOException noProxy() {
        return new IOException("A proxy is written as http://host:port.");
    }
}
