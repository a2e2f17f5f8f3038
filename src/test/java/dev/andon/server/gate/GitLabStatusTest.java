package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.andon.line.GateSight;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabStatusTest extends GateContract {
    private final Requests requests = new Requests();

    GitLabStatusTest() {
        super("gitlab-status", Map.of("project", "shop/cart"));
        requests.open("feature", "a1");
        requests.open("fix/price", "b2");
        requests.open("other", "c3");
    }

    @Override
    Product product() {
        return requests;
    }

    /// Nothing is marked: whatever is there is new.
    @Override
    GateSight.State atFirst() {
        return GateSight.State.PARTLY;
    }

    @Override
    boolean liftsWhatWasShutBefore() {
        return true;
    }

    private static final class Requests extends Product {
        private static final String PROJECT = "/api/v4/projects/shop%2Fcart";
        private final List<JsonObject> open = new ArrayList<>();
        private final Map<String, JsonArray> statuses = new HashMap<>();
        private int numbers = 1;

        void open(String branch, String sha) {
            JsonObject request = json("{'iid':1,'source_branch':'" + branch + "'}");
            request.addProperty("sha", sha);
            open.add(request);
        }

        void status(String sha, String state, String description) {
            JsonObject status = json("{'name':'andon'}");
            status.addProperty("id", numbers++);
            status.addProperty("status", state);
            status.addProperty("description", description);
            statuses.computeIfAbsent(sha, _ -> new JsonArray()).add(status);
        }

        String state(String sha) {
            JsonArray all = statuses.getOrDefault(sha, new JsonArray());
            return all.isEmpty()
                    ? "none"
                    : all.get(all.size() - 1).getAsJsonObject().get("status").getAsString();
        }

        @Override
        Reply answer(Request request) {
            String path = request.path().startsWith(PROJECT) ? request.path().substring(PROJECT.length()) : "/";
            return switch (request.method() + " " + path.replaceFirst("(commits|statuses)/\\w+", "$1/SHA")) {
                case "GET " -> new Reply(200, "{\"default_branch\":\"main\"}");
                case "GET /merge_requests" -> Reply.ok(listed(request.query()));
                case "GET /repository/commits/SHA/statuses" ->
                    Reply.ok(statuses.getOrDefault(path.split("/")[3], new JsonArray()));
                case "POST /statuses/SHA" -> posted(path.split("/")[2], request.json());
                default -> Reply.MISSING;
            };
        }

        private JsonArray listed(Map<String, String> query) {
            assertEquals("opened", query.get("state"));
            return query.get("target_branch").equals("main")
                    ? array(open.subList(0, Math.min(open.size(), Integer.parseInt(query.get("per_page")))))
                    : new JsonArray();
        }

        private Reply posted(String sha, JsonObject status) {
            assertEquals("andon", status.get("name").getAsString());
            status(
                    sha,
                    status.get("state").getAsString(),
                    status.get("description").getAsString());
            return new Reply(201, "{}");
        }

        @Override
        String portrait() {
            return open.stream()
                    .map(request -> request.get("sha").getAsString())
                    .filter(sha -> state(sha).equals("failed"))
                    .toList()
                    .toString();
        }

        @Override
        void shutBySomebody() {
            status("a1", "failed", "trunk is stopped");
            status("b2", "success", "Mends the line: trunk is stopped");
            status("c3", "failed", "trunk is stopped");
        }

        @Override
        void openedBySomebody() {
            List.of("a1", "b2", "c3").forEach(sha -> status(sha, "success", "Bob says so"));
        }
    }

    @Test
    void aBranchForAFixMayPass() throws ServerFault {
        gate().shut(BARRIER);
        assertEquals("failed", requests.state("a1"));
        assertEquals("success", requests.state("b2"));
        assertEquals("2 of 2 merge requests, 1 may pass", gate().look().words());
    }

    @Test
    void whatComesLaterStandsOpenUntilItIsShutAgain() throws ServerFault {
        gate().shut(BARRIER);
        requests.open("later", "d4");
        assertEquals(GateSight.State.PARTLY, gate().look().state());
        gate().shut(BARRIER);
        assertEquals(GateSight.State.SHUT, gate().look().state());
    }

    @Test
    void aRequestWithoutACommitHasNothingToMerge() throws ServerFault {
        requests.open("empty", null);
        gate().shut(BARRIER);
        assertEquals(GateSight.State.SHUT, gate().look().state());
    }

    @Test
    void theNewestStatusCounts() throws ServerFault {
        requests.shutBySomebody();
        requests.status("a1", "success", "Bob says so");
        assertEquals(GateSight.State.PARTLY, gate().look().state());
    }

    @Test
    void ofVeryManyOnlyTheOldestAreLookedAt() throws ServerFault {
        for (int i = 0; i < 100; i++) {
            requests.open("work", "a1");
        }
        requests.shutBySomebody();
        GateSight sight = gate().look();
        assertEquals(GateSight.State.PARTLY, sight.state());
        assertTrue(sight.words().endsWith("only the oldest are looked at"), sight.words());
    }

    @ParameterizedTest
    @CsvSource({"pending, OPEN", "running, OPEN", "canceled, OPEN", "skipped, OPEN", "success, OPEN", "failed, SHUT"})
    void onlyAFailureOfOursHoldsBack(String word, GateSight.State state) throws ServerFault {
        requests.open.clear();
        requests.open("feature", "a1");
        requests.status("a1", word, "");
        assertEquals(state, gate().look().state());
    }

    @Test
    void anUnknownWordIsNoAnswer() {
        requests.status("a1", "failure", "");
        assertEquals(
                FaultKind.UNREADABLE,
                assertThrows(ServerFault.class, () -> gate().look()).kind());
    }
}
