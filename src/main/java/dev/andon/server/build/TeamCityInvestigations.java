package dev.andon.server.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.server.build.TeamCityAnswer.Investigation;
import dev.andon.server.build.TeamCityAnswer.Investigations;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// TeamCity's investigations of whole build configurations: one holds for all of its branches until it is green,
/// and a new one takes the place of the one before. After JetBrains' REST API reference ("Manage
/// Investigations").
final class TeamCityInvestigations {
    private static final String FIELDS =
            "investigation(id,state,assignee(username,name),assignment(timestamp,text)," + "target(anyProblem))";

    /// What may stand in a path as it is.
    private static final Pattern LOCATOR = Pattern.compile("[\\w.:(),-]{1,300}");

    private final Http http;
    private final String api;

    /// @param api the path below which the API is, with a slash at its end
    TeamCityInvestigations(Http http, String api) {
        this.http = http;
        this.api = api;
    }

    Optional<ServerClaim> who(Pipeline pipeline) throws ServerFault {
        return find(pipeline).flatMap(one -> Optional.ofNullable(one.claim()));
    }

    private Optional<Investigation> find(Pipeline pipeline) throws ServerFault {
        List<Investigation> all = http.ask(api + "investigations")
                .query("locator", "buildType:(id:" + configuration(pipeline) + "),state:taken")
                .query("fields", FIELDS)
                .json(Investigations.class, some -> Json.list(some.all()));
        return all.stream().filter(one -> one.isTaken() && one.isWhole()).findFirst();
    }

    Acted claim(Pipeline pipeline, String login, String why) throws ServerFault {
        var investigation = new JsonObject();
        investigation.addProperty("state", "TAKEN");
        investigation.add("assignee", object("username", new JsonPrimitive(login)));
        investigation.add("assignment", object("text", new JsonPrimitive(why)));
        investigation.add("scope", object("buildType", object("id", new JsonPrimitive(configuration(pipeline)))));
        investigation.add("target", object("anyProblem", new JsonPrimitive(true)));
        investigation.add("resolution", object("type", new JsonPrimitive("whenFixed")));
        return http.act(api + "investigations")
                .header("Accept", "application/json")
                .send(investigation.toString())
                .acted();
    }

    /// An investigation's id is the locator by which it is addressed.
    Acted unclaim(Pipeline pipeline) throws ServerFault {
        Optional<Investigation> found = find(pipeline);
        if (found.isEmpty()) {
            return new Acted.Done();
        }
        String id = Json.text(found.get().id());
        if (!LOCATOR.matcher(id).matches()) {
            throw new ServerFault(FaultKind.UNREADABLE, "TeamCity gave no id of the investigation.");
        }
        return http.act(api + "investigations/" + id).by("DELETE").send().acted();
    }

    private static JsonObject object(String key, JsonElement value) {
        var object = new JsonObject();
        object.add(key, value);
        return object;
    }

    /// A pipeline of another branch has that behind the configuration's id.
    private static String configuration(Pipeline pipeline) {
        int branch = pipeline.id().indexOf('@');
        return branch < 0 ? pipeline.id() : pipeline.id().substring(0, branch);
    }
}
