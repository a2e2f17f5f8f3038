package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.andon.line.Barrier;
import dev.andon.line.GateSight;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubStatusTest extends GateContract {
    private final Requests requests = new Requests();

    GitHubStatusTest() {
        super("github-status", Map.of("repository", "shop/cart"));
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
        private final List<Map.Entry<String, String>> open = new ArrayList<>();
        private final Map<String, JsonObject> statuses = new LinkedHashMap<>();
        private String errors = "";

        void open(String branch, String sha) {
            open.add(Map.entry(branch, sha));
        }

        void status(String sha, String state, String description) {
            var status = new JsonObject();
            status.addProperty("state", state);
            status.addProperty("description", description);
            statuses.put(sha, status);
        }

        String state(String sha) {
            return statuses.containsKey(sha) ? statuses.get(sha).get("state").getAsString() : "none";
        }

        @Override
        boolean isWrite(Request request) {
            return request.path().contains("/statuses/");
        }

        @Override
        Reply answer(Request request) {
            return switch (request.call()) {
                case "GET /api/v3/repos/shop/cart" -> new Reply(200, "{\"default_branch\":\"main\"}");
                case "POST /api/graphql" -> errors.isEmpty() ? page(request) : new Reply(200, errors);
                default -> posted(request);
            };
        }

        private Reply posted(Request request) {
            String path = "/api/v3/repos/shop/cart/statuses/";
            if (!request.method().equals("POST") || !request.path().startsWith(path)) {
                return Reply.MISSING;
            }
            JsonObject status = request.json();
            if (status.get("description").getAsString().length() > 140) {
                return new Reply(422, "{\"message\":\"description is too long (maximum is 140 characters)\"}");
            }
            assertEquals("andon", status.get("context").getAsString());
            status(
                    request.path().substring(path.length()),
                    status.get("state").getAsString().toUpperCase(java.util.Locale.ROOT),
                    status.get("description").getAsString());
            return new Reply(201, "{}");
        }

        private Reply page(Request request) {
            JsonObject variables = request.json().getAsJsonObject("variables");
            assertEquals("shop", variables.get("owner").getAsString());
            assertEquals("cart", variables.get("name").getAsString());
            if (!variables.get("branch").getAsString().equals("main")) {
                return page(new JsonArray(), "", false);
            }
            int from = variables.has("after")
                    ? Integer.parseInt(variables.get("after").getAsString())
                    : 0;
            int to = Math.min(from + 100, open.size());
            var nodes = new JsonArray();
            open.subList(from, to).forEach(entry -> nodes.add(node(entry.getKey(), entry.getValue())));
            return page(nodes, String.valueOf(to), to < open.size());
        }

        private static Reply page(JsonArray nodes, String end, boolean more) {
            JsonObject answer = json("{'data':{'repository':{'pullRequests':{'pageInfo':{}}}}}");
            JsonObject page =
                    answer.getAsJsonObject("data").getAsJsonObject("repository").getAsJsonObject("pullRequests");
            page.getAsJsonObject("pageInfo").addProperty("hasNextPage", more);
            page.getAsJsonObject("pageInfo").addProperty("endCursor", end);
            page.add("nodes", nodes);
            return Reply.ok(answer);
        }

        private JsonObject node(String branch, String sha) {
            JsonObject node =
                    json("{'headRefName':'" + branch + "','commits':{'nodes':[{'commit':{'oid':'" + sha + "'}}]}}");
            JsonObject commit = node.getAsJsonObject("commits")
                    .getAsJsonArray("nodes")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("commit");
            var context = new JsonObject();
            context.add("context", statuses.get(sha));
            commit.add("status", statuses.containsKey(sha) ? context : JsonNull.INSTANCE);
            return node;
        }

        /// What cannot be merged: a status can be followed by another, but not be taken away.
        @Override
        String portrait() {
            return open.stream()
                    .filter(entry -> state(entry.getValue()).equals("FAILURE"))
                    .toList()
                    .toString();
        }

        @Override
        void shutBySomebody() {
            open.forEach(entry -> {
                boolean fix = entry.getKey().startsWith("fix/");
                status(
                        entry.getValue(),
                        fix ? "SUCCESS" : "FAILURE",
                        fix ? "Mends the line: trunk" : "trunk is stopped");
            });
        }

        @Override
        void openedBySomebody() {
            open.forEach(entry -> status(entry.getValue(), "SUCCESS", "Bob says so"));
        }
    }

    @Test
    void aBranchForAFixMayPass() throws ServerFault {
        gate().shut(BARRIER);
        assertEquals("FAILURE", requests.state("a1"));
        assertEquals("SUCCESS", requests.state("b2"));
        assertEquals("2 of 2 pull requests, 1 may pass", gate().look().words());
    }

    @Test
    void aCommitThatIsNotOnlyAFixMayNot() throws ServerFault {
        requests.open("feature-too", "b2");
        gate().shut(BARRIER);
        assertEquals("FAILURE", requests.state("b2"));
    }

    @Test
    void whatComesLaterStandsOpenUntilItIsShutAgain() throws ServerFault {
        gate().shut(BARRIER);
        requests.open("later", "d4");
        GateSight partly = gate().look();
        assertEquals(GateSight.State.PARTLY, partly.state());
        assertEquals("2 of 3 pull requests, 1 may pass", partly.words());
        int sent = writes().size();
        assertDone(gate().shut(BARRIER));
        assertEquals(sent + 1, writes().size(), "only the new one is marked");
        assertEquals(GateSight.State.SHUT, gate().look().state());
    }

    @Test
    void whereNothingIsOpenNothingGetsIn() throws ServerFault {
        requests.open.clear();
        GateSight sight = gate().look();
        assertEquals(GateSight.State.SHUT, sight.state());
        assertEquals("no open pull request", sight.words());
        assertDone(gate().shut(BARRIER));
        requests.open("later", "d4");
        gate().shut(BARRIER);
        assertEquals("FAILURE", requests.state("d4"));
        assertDone(gate().restore(sight.setting()));
        assertEquals("SUCCESS", requests.state("d4"), "what was shut while it was empty is opened too");
    }

    @Test
    void newWorkAloneIsNotTakenForAGateThatSomebodyOpened() throws ServerFault {
        gate().shut(BARRIER);
        requests.open.clear();
        requests.open("later", "d4");
        assertEquals(GateSight.State.PARTLY, gate().look().state());
    }

    @Test
    void howManyAreMarkedTellsHowItIsFromHowItWas() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        assertNotEquals(before, gate().look().setting());
        gate().restore(before);
        requests.open.clear();
        assertEquals(before, gate().look().setting(), "also when nothing is open any more");
    }

    @Test
    void aFormerSuccessDoesNotPassForAFix() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        gate().restore(before);
        assertEquals(GateSight.State.OPEN, gate().look().state());
        gate().shut(new Barrier("trunk", "broken again", List.of()));
        assertEquals("FAILURE", requests.state("b2"), "it is no fix any more");
    }

    @Test
    void aHundredAreMarkedInParts() throws ServerFault {
        for (int i = 0; i < 100; i++) {
            requests.open("work-" + i, "w" + i);
        }
        String before = gate().look().setting();
        assertDone(gate().shut(BARRIER));
        assertEquals(Marks.MARKED_AT_ONCE, writes().size());
        assertEquals(GateSight.State.PARTLY, gate().look().state());
        gate().shut(BARRIER);
        gate().shut(BARRIER);
        assertEquals(GateSight.State.SHUT, gate().look().state());
        assertEquals(103, writes().size());
        var rest = assertInstanceOf(Acted.NotDone.class, gate().restore(before));
        assertEquals(FaultKind.THROTTLED, rest.fault().kind());
        assertTrue(rest.fault().sentence().startsWith("60 of 103 requests are released"), rest.toString());
        assertDone(gate().restore(before));
        assertEquals(GateSight.State.OPEN, gate().look().state());
        assertEquals("[]", requests.portrait());
    }

    @Test
    void ofVeryManyOnlyTheOldestAreLookedAt() throws ServerFault {
        for (int i = 0; i < 300; i++) {
            requests.open("work-" + i, "w" + i);
        }
        requests.shutBySomebody();
        GateSight sight = gate().look();
        assertEquals(GateSight.State.PARTLY, sight.state());
        assertTrue(sight.words().endsWith("only the oldest are looked at"), sight.words());
    }

    @Test
    void aLongReasonIsCutToWhatTheServerTakes() throws ServerFault {
        assertDone(gate().shut(new Barrier("trunk", "🔥".repeat(40) + "\n" + "x".repeat(200), List.of())));
    }

    @Test
    void isRestoredUnderTheNameItWasShutWith() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        assertDone(gate(Map.of("context", "andon/trunk", "branch", "release")).restore(before));
        assertEquals("[]", requests.portrait());
    }

    @ParameterizedTest
    @CsvSource({"ERROR, OPEN", "PENDING, OPEN", "EXPECTED, OPEN", "SUCCESS, OPEN", "FAILURE, SHUT"})
    void onlyAFailureOfOursHoldsBack(String word, GateSight.State state) throws ServerFault {
        requests.open.clear();
        requests.open("feature", "a1");
        requests.status("a1", word, "");
        assertEquals(state, gate().look().state());
    }

    @Test
    void anUnknownWordIsNoAnswer() {
        requests.status("a1", "FAILED", "");
        assertEquals(
                FaultKind.UNREADABLE,
                assertThrows(ServerFault.class, () -> gate().look()).kind());
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, MISSING", "FORBIDDEN, REFUSED", "RATE_LIMITED, THROTTLED", "SOMETHING, UNREADABLE"})
    void anErrorInASuccessIsAFault(String type, FaultKind kind) {
        requests.errors =
                "{\"data\":{\"repository\":null},\"errors\":[{\"type\":\"" + type + "\",\"message\":\"no\"}]}";
        ServerFault fault = assertThrows(ServerFault.class, () -> gate().look());
        assertEquals(kind, fault.kind());
        assertEquals("GitHub answers: no", fault.fault().sentence());
    }
}
