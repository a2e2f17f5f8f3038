package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;

/// A build configuration of TeamCity that is paused: its triggers start nothing. A person, or a build that
/// depends on it, still can.
///
/// From JetBrains' documentation alone (REST API reference, BuildTypeApi, the field `paused`).
final class TeamCityConfiguration extends Switch {
    private static final String PAUSED = "true";
    private static final String ACTIVE = "false";

    private final TeamCityDoor door;
    private final String place;

    TeamCityConfiguration(Http http, Source source) {
        this.door = TeamCityDoor.of(http, source);
        this.place = door.api() + "buildTypes/id:"
                + Addresses.step(source.option("configuration").strip()) + "/paused";
    }

    @Override
    Position position() throws ServerFault {
        return door.http().ask(place).accept("text/plain").read(TeamCityConfiguration::read);
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
        return door.http()
                .act(place)
                .by("PUT")
                .header("Accept", "text/plain")
                .sendText(paused)
                .acted();
    }
}
