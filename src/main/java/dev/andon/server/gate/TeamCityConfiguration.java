package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;

/// A build configuration of TeamCity that is paused: its triggers start nothing. A person, or a build that
/// depends on it, still can.
///
/// TeamCity's whole queue can be paused by REST, but its REST API does not tell whether it is: it would be a gate
/// that nobody can look at.
///
/// From JetBrains' documentation alone (REST API reference, BuildTypeApi, the field `paused`).
final class TeamCityConfiguration extends Switch {
    private static final String PAUSED = "true";
    private static final String ACTIVE = "false";

    private final Http http;
    private final String place;

    TeamCityConfiguration(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source))
                .at(Addresses.root(
                        source.url(),
                        "project",
                        "buildConfiguration",
                        "app",
                        "httpAuth",
                        "guestAuth",
                        "favorite",
                        "projects",
                        "queue",
                        "admin",
                        "viewType.html",
                        "overview.html",
                        "project.html",
                        "login.html"));
        this.place = (source.user().isEmpty() ? "" : "httpAuth/") + "app/rest/buildTypes/id:"
                + Addresses.step(source.option("configuration").strip()) + "/paused";
    }

    @Override
    Position position() throws ServerFault {
        return http.ask(place).accept("text/plain").read(TeamCityConfiguration::read);
    }

    private static Position read(Body body) throws ServerFault {
        body.refuseWebPage();
        return new Position(body.text().strip());
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return isFirst(word, PAUSED, ACTIVE);
    }

    @Override
    Acted turn(Barrier barrier) {
        return put(PAUSED);
    }

    @Override
    Acted turnBack(String before, Position now) {
        return put(ACTIVE);
    }

    private Acted put(String paused) {
        return http.act(place)
                .by("PUT")
                .header("Accept", "text/plain")
                .sendText(paused)
                .acted();
    }
}
