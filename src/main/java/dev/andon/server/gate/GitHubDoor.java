package dev.andon.server.gate;

import dev.andon.server.http.Act;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The APIs of github.com, GHE.com or a GitHub Enterprise Server: REST of version 2022-11-28, and GraphQL.
///
/// @param rest at the root of REST
/// @param graphQl at the one address of GraphQL
/// @param repository owner and name, as the settings or the address say; empty when neither does
record GitHubDoor(Http rest, Http graphQl, String repository) {
    private static final String TYPE = "application/vnd.github+json";
    private static final String VERSION = "X-GitHub-Api-Version";
    private static final String OUR_VERSION = "2022-11-28";

    static GitHubDoor of(Http http, Source source) {
        Place place = Place.of(
                source.url(),
                source.option("repository").strip(),
                source.option("organization").strip());
        Http asking = http.as(Auth.bearer(source.token()));
        return new GitHubDoor(asking.at(place.rest()), asking.at(place.graphQl()), place.repository());
    }

    /// Where the APIs are. Pure.
    record Place(URI rest, URI graphQl, String repository) {
        /// @param page the address in the settings
        /// @param repository owner and name, or empty
        /// @param organization a name, or empty
        static Place of(URI page, String repository, String organization) {
            String owner = (repository.isEmpty() ? organization : repository).replaceFirst("/.*", "");
            String named = owner.isEmpty() ? repository(page) : repository;
            String host = Objects.requireNonNullElse(page.getHost(), "").toLowerCase(Locale.ROOT);
            if (host.equals("github.com") || host.endsWith(".github.com")) {
                return of("https://api.github.com/", "", named);
            }
            if (host.endsWith(".ghe.com")) {
                return of("https://" + (host.startsWith("api.") ? host : "api." + host) + "/", "", named);
            }
            URI root = owner.isEmpty() ? page.resolve("/") : Addresses.root(page, "api", "orgs", owner);
            return of(root + "api/", "v3/", named);
        }

        private static Place of(String api, String rest, String repository) {
            return new Place(URI.create(api + rest), URI.create(api + "graphql"), repository);
        }

        /// The page of a repository begins with its owner and its name.
        private static String repository(URI page) {
            List<String> steps = Addresses.steps(page);
            boolean isPage =
                    steps.size() > 1 && !List.of("api", "orgs", "repos").contains(steps.getFirst());
            return isPage ? steps.get(0) + "/" + steps.get(1).replaceFirst("\\.git$", "") : "";
        }
    }

    /// The path of the repository.
    ///
    /// @throws ServerFault [FaultKind#MISSING] when nobody says which
    String place() throws ServerFault {
        if (repository.split("/").length != 2) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_GATE_REPOSITORY);
        }
        return "repos/" + Addresses.path(repository);
    }

    Ask ask(String path) {
        return rest.ask(path).accept(TYPE).header(VERSION, OUR_VERSION);
    }

    Act act(String path) {
        return rest.act(path).header("Accept", TYPE).header(VERSION, OUR_VERSION);
    }
}
