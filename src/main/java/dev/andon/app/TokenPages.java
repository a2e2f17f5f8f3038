package dev.andon.app;

import dev.andon.server.build.BuildServers;
import dev.andon.server.deploy.DeployServers;
import dev.andon.source.Source;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Where a server issues tokens. Pure.
public final class TokenPages {
    /// What stands in addresses below the path of a product itself.
    private static final Set<String> OF_PRODUCTS = Set.of(
            "job", "view", "project", "buildConfiguration", "admin", "app", "applications", "login", "cc.xml", "api");

    private TokenPages() {}

    /// The page of a source's server; empty when its kind has none, or is not known.
    public static Optional<URI> of(Source source) {
        return BuildServers.named(source.kind())
                .map(dev.andon.server.build.Kind::tokenPage)
                .or(() -> DeployServers.named(source.kind()).map(dev.andon.server.deploy.Kind::tokenPage))
                .flatMap(page -> of(page, source.url()));
    }

    /// @param page as the lists of servers write it
    /// @param address any page of the server
    static Optional<URI> of(String page, URI address) {
        if (page.isEmpty()) {
            return Optional.empty();
        }
        String server = address.getScheme() + "://" + address.getRawAuthority();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String[] parts = path.replaceFirst("^/", "").split("/");
        return Optional.of(URI.create(page.replace("{base}", server + base(parts))
                .replace("{server}", server)
                .replace("{first}", parts[0])));
    }

    private static String base(String[] parts) {
        var base = new StringBuilder();
        for (String part : parts) {
            if (part.isEmpty() || OF_PRODUCTS.contains(part) || part.contains(".")) {
                break;
            }
            base.append('/').append(part);
        }
        return base.toString();
    }
}
