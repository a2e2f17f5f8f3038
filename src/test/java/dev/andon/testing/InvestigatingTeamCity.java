package dev.andon.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// A TeamCity on loopback with one build configuration, `Shop`, and investigations, which keeps what it is told.
/// Made by hand after JetBrains' REST API reference: a new investigation of a configuration takes the place of
/// the one before, and a user that there is not is refused.
public final class InvestigatingTeamCity implements AutoCloseable {
    private static final Map<String, String> USERS = Map.of("amiller", "Ann Miller", "bob", "Bob");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssZ", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LoopbackServer server = LoopbackServer.answering(this::answer);
    private final List<String> acts = new ArrayList<>();
    private String assignee = "";
    private String text = "";
    private Instant since = Instant.now();

    public URI url() {
        return server.url("/").uri();
    }

    public synchronized List<String> acts() {
        return List.copyOf(acts);
    }

    public synchronized String assignee() {
        return assignee;
    }

    /// Somebody is assigned in the browser; nobody, for an empty text.
    public synchronized InvestigatingTeamCity assigned(String user) {
        assignee = user;
        text = "in the browser";
        since = since.plusSeconds(1);
        return this;
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath().replaceFirst("^/guestAuth", "");
        return switch (request.getMethod() + " " + path) {
            case "GET /app/rest/buildTypes" -> LoopbackServer.ok("{\"buildType\":[" + configuration() + "]}");
            case "GET /app/rest/builds", "GET /app/rest/buildQueue" -> LoopbackServer.ok("{\"build\":[]}");
            case "GET /app/rest/investigations" -> {
                boolean right = "buildType:(id:Shop),state:taken"
                        .equals(request.getUrl().queryParameter("locator"));
                yield right ? LoopbackServer.ok(investigations()) : LoopbackServer.status(400);
            }
            case "POST /app/rest/investigations" ->
                post(request.getBody() == null ? "" : request.getBody().utf8());
            case "DELETE /app/rest/investigations/buildType:(id:Shop)" -> {
                acts.add("delete");
                assignee = "";
                yield new MockResponse.Builder().code(204).build();
            }
            default -> LoopbackServer.status(404);
        };
    }

    private MockResponse post(String body) {
        JsonObject json = JsonParser.parseString(body).getAsJsonObject();
        String user = json.getAsJsonObject("assignee").get("username").getAsString();
        acts.add("assign " + user);
        boolean whole = json.getAsJsonObject("target").get("anyProblem").getAsBoolean()
                && json.get("state").getAsString().equals("TAKEN")
                && json.getAsJsonObject("resolution").get("type").getAsString().equals("whenFixed")
                && json.getAsJsonObject("scope")
                        .getAsJsonObject("buildType")
                        .get("id")
                        .getAsString()
                        .equals("Shop");
        if (!whole || !USERS.containsKey(user)) {
            return LoopbackServer.status(404);
        }
        assigned(user);
        text = json.getAsJsonObject("assignment").get("text").getAsString();
        return LoopbackServer.ok(body);
    }

    private String configuration() {
        return """
                {"id":"Shop","name":"Shop","projectName":"Web","webUrl":"%sbuildConfiguration/Shop","paused":false,
                 "investigations":%s,
                 "builds":{"build":[{"id":"7","number":"7","status":"FAILURE","state":"finished","branchName":"main",
                   "defaultBranch":true,"startDate":"20261122T110000+0000","finishDate":"20261122T110100+0000"}]}}
                """.formatted(url(), investigations());
    }

    private String investigations() {
        return assignee.isEmpty() ? "{}" : """
                {"investigation":[{"id":"buildType:(id:Shop)","state":"TAKEN",
                  "assignee":{"username":"%s","name":"%s"},
                  "assignment":{"timestamp":"%s","text":"%s"},"target":{"anyProblem":true}}]}
                """.formatted(assignee, USERS.get(assignee), TIME.format(since), text);
    }

    @Override
    public void close() {
        server.close();
    }
}
