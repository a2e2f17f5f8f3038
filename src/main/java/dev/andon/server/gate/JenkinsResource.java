package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource of Jenkins' Lockable Resources plugin, reserved for us: builds with `lock('…')` wait for it
/// visibly. One that a build holds cannot be reserved before it ends. Only what is reserved in our own name is
/// given back.
///
/// From the plugin's documentation and sources alone (the page `lockable-resources`, its exported fields and its
/// actions `reserve` and `unreserve`).
final class JenkinsResource extends Switch {
    private static final String FREE = "free";
    private static final String RESERVED = "reserved by ";

    private final JenkinsDoor door;
    private final String name;

    JenkinsResource(Http http, Source source) {
        this.door = new JenkinsDoor(http, source);
        this.name = source.option("resource").strip();
    }

    private record Resources(@Nullable List<Resource> resources) {}

    private record Resource(
            @Nullable String name,
            @Nullable Boolean reserved,
            @Nullable String reservedBy,
            @Nullable Boolean locked,
            @Nullable String buildName) {}

    private record Me(@Nullable String fullName) {}

    @Override
    Position position() throws ServerFault {
        return door.ask("lockable-resources/api/json")
                .query("tree", "resources[name,reserved,reservedBy,locked,buildName]")
                .json(Resources.class, this::read);
    }

    private Position read(Resources answer) throws ServerFault {
        if (answer.resources() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer has no resources.");
        }
        for (Resource resource : Json.list(answer.resources())) {
            if (name.equals(resource.name())) {
                return read(resource);
            }
        }
        throw new ServerFault(FaultKind.MISSING, Word.NO_RESOURCE, name);
    }

    private static Position read(Resource resource) throws ServerFault {
        String holder = Json.text(resource.reservedBy());
        if (resource.reserved() == null || resource.reserved() == holder.isBlank()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the resource is reserved.");
        }
        if (resource.reserved()) {
            return new Position(RESERVED + holder, RESERVED + holder);
        }
        boolean held = Boolean.TRUE.equals(resource.locked());
        return new Position(FREE, held ? "held by " + Json.text(resource.buildName()) : "");
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        if (word.startsWith(RESERVED)) {
            return true;
        }
        return isFirst(word, RESERVED, FREE);
    }

    @Override
    Acted turn(Barrier barrier) throws ServerFault {
        return act("reserve");
    }

    @Override
    Acted turnBack(String before, Position now) throws ServerFault {
        String us = door.ask("me/api/json").query("tree", "fullName").json(Me.class, me -> Json.text(me.fullName()));
        return now.word().equals(RESERVED + us) ? act("unreserve") : new Acted.Done();
    }

    private Acted act(String what) throws ServerFault {
        return door.act("lockable-resources/" + what)
                .send(Map.of("resource", name))
                .acted();
    }
}
