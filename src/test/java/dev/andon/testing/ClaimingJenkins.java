package dev.andon.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// A Jenkins on loopback with one job, `shop`, and the Claim plug-in, which keeps what it is told. Made by hand
/// after the plug-in's sources: a claim sits on a failed build, whoever comes last has it, a user id that nobody
/// has is passed over, and every form is answered with the way back.
public final class ClaimingJenkins implements AutoCloseable {
    private static final Set<String> USERS = Set.of("ann", "bob", "cleo");

    private final LoopbackServer server = LoopbackServer.answering(this::answer);
    private final List<String> acts = new ArrayList<>();
    private int build = 7;
    private boolean failed = true;
    private String claimedBy = "";
    private String reason = "";
    private boolean sticky;
    private long date;
    private boolean losing;
    private boolean deaf;

    public URI url() {
        return server.url("/").uri();
    }

    /// What was done, each act once however it ended.
    public synchronized List<String> acts() {
        return List.copyOf(acts);
    }

    public synchronized String claimedBy() {
        return claimedBy;
    }

    /// Somebody claims it in the browser.
    public synchronized ClaimingJenkins claimedBy(String user) {
        take(user, "in the browser", false);
        return this;
    }

    /// Whoever claimed it takes it back in the browser.
    public synchronized ClaimingJenkins unclaimed() {
        claimedBy = "";
        return this;
    }

    /// Another build ends.
    public synchronized ClaimingJenkins builds(boolean red) {
        build++;
        failed = red;
        if (!sticky || !red) {
            claimedBy = "";
        }
        return this;
    }

    /// From now on it does what it is told, and its answer is lost.
    public synchronized ClaimingJenkins losingAnswers() {
        losing = true;
        return this;
    }

    /// From now on it does nothing of what it is told, and answers as ever.
    public synchronized ClaimingJenkins deaf() {
        deaf = true;
        return this;
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (request.getMethod().equals("POST")) {
            return path.startsWith("/job/shop/" + build + "/claim/") && failed
                    ? act(request, path.substring(path.lastIndexOf('/') + 1))
                    : LoopbackServer.status(404);
        }
        return switch (path) {
            case "/api/json" -> LoopbackServer.ok("{\"_class\":\"hudson.model.Hudson\",\"jobs\":[" + job() + "]}");
            case "/crumbIssuer/api/json" ->
                LoopbackServer.ok("{\"crumb\":\"c0ffee\",\"crumbRequestField\":\"Jenkins-Crumb\"}");
            default ->
                path.equals("/job/shop/" + build + "/api/json")
                        ? LoopbackServer.ok(run().toString())
                        : LoopbackServer.status(404);
        };
    }

    private MockResponse act(RecordedRequest request, String what) {
        if (!"c0ffee".equals(request.getHeaders().get("Jenkins-Crumb"))) {
            return LoopbackServer.status(403);
        }
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        JsonObject form = JsonParser.parseString(
                        URLDecoder.decode(body.replaceFirst("^json=", ""), StandardCharsets.UTF_8))
                .getAsJsonObject();
        String user = form.has("assignee") ? form.get("assignee").getAsString() : "";
        acts.add((what + " " + user).strip());
        if (deaf) {
            return back();
        }
        if (what.equals("unclaim")) {
            claimedBy = "";
        } else if (USERS.contains(user)) {
            form.get("propagateToFollowingBuilds").getAsBoolean();
            take(user, form.get("reason").getAsString(), form.get("sticky").getAsBoolean());
        }
        return losing ? LoopbackServer.cutOff() : back();
    }

    private static MockResponse back() {
        return new MockResponse.Builder().code(302).addHeader("Location", ".").build();
    }

    private void take(String user, String why, boolean sticks) {
        claimedBy = user;
        reason = why;
        sticky = sticks;
        // Each claim has a time of its own, however fast they come.
        date = Math.max(date + 1, System.currentTimeMillis());
    }

    private JsonObject job() {
        var job = new JsonObject();
        job.addProperty("_class", "hudson.model.FreeStyleProject");
        job.addProperty("name", "shop");
        job.addProperty("url", url() + "job/shop/");
        job.addProperty("color", failed ? "red" : "blue");
        job.addProperty("buildable", true);
        job.add("lastBuild", run());
        job.add("lastCompletedBuild", run());
        job.add("lastSuccessfulBuild", failed ? JsonNull.INSTANCE : run());
        job.add("lastFailedBuild", failed ? run() : JsonNull.INSTANCE);
        return job;
    }

    private JsonObject run() {
        var run = new JsonObject();
        run.addProperty("number", build);
        run.addProperty("url", url() + "job/shop/" + build + "/");
        run.addProperty("displayName", "#" + build);
        run.addProperty("building", false);
        run.addProperty("result", failed ? "FAILURE" : "SUCCESS");
        run.addProperty("timestamp", 1_790_000_000_000L + build * 60_000L);
        run.addProperty("duration", 30_000);
        var action = new JsonObject();
        action.addProperty("claimed", !claimedBy.isEmpty());
        action.addProperty("claimedBy", claimedBy.isEmpty() ? null : claimedBy);
        action.addProperty("reason", reason);
        action.addProperty("claimDate", claimedBy.isEmpty() ? null : date);
        var actions = new JsonArray();
        actions.add(action);
        run.add("actions", actions);
        return run;
    }

    @Override
    public void close() {
        server.close();
    }
}
