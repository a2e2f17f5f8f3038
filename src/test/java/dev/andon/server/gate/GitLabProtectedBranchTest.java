package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.andon.line.GateSight;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabProtectedBranchTest extends GateContract {
    private final Branch branch = new Branch();

    GitLabProtectedBranchTest() {
        super("gitlab-protected-branch", Map.of("project", "shop/cart", "branch", "release/1"));
    }

    @Override
    Product product() {
        return branch;
    }

    private static final class Branch extends Product {
        private static final String PATH = "/api/v4/projects/shop%2Fcart/protected_branches/release%2F1";
        private final JsonObject branch = json("{'id':101,'name':'release/1','push_access_levels':["
                + "{'id':1,'access_level':40,'access_level_description':'Deploy key','deploy_key_id':9}],"
                + "'merge_access_levels':[{'id':2,'access_level':30,'user_id':null,'group_id':null},"
                + "{'id':3,'access_level':null,'user_id':2,'group_id':null},{'id':4,'group_id':1234}],"
                + "'allow_force_push':false,'code_owner_approval_required':true}");
        private boolean paid = true;
        private int numbers = 5;

        @Override
        Reply answer(Request request) {
            if (!request.path().equals(PATH)) {
                return Reply.MISSING;
            }
            if (request.method().equals("PATCH") && paid) {
                change(request.json());
            }
            return Reply.ok(branch);
        }

        private void change(JsonObject sent) {
            for (String side : new String[] {"push", "merge"}) {
                JsonArray changes =
                        sent.has("allowed_to_" + side) ? sent.getAsJsonArray("allowed_to_" + side) : new JsonArray();
                changes.forEach(
                        change -> change(branch.getAsJsonArray(side + "_access_levels"), change.getAsJsonObject()));
            }
        }

        private void change(JsonArray levels, JsonObject change) {
            if (!change.has("_destroy")) {
                change.addProperty("id", numbers++);
                levels.add(change);
                return;
            }
            for (int i = 0; i < levels.size(); i++) {
                if (levels.get(i).getAsJsonObject().get("id").equals(change.get("id"))) {
                    levels.remove(i);
                    return;
                }
            }
            throw new AssertionError("no level " + change);
        }

        void levels(String side, String levels) {
            branch.add(side + "_access_levels", json("{'all':" + levels + "}").get("all"));
        }

        /// All but the numbers of the levels, and what the server derives.
        @Override
        String portrait() {
            JsonObject bare = branch.deepCopy();
            for (String side : new String[] {"push", "merge"}) {
                for (JsonElement level : bare.getAsJsonArray(side + "_access_levels")) {
                    JsonObject fields = level.getAsJsonObject();
                    fields.remove("id");
                    fields.remove("access_level_description");
                    if (fields.has("deploy_key_id")) {
                        fields.remove("access_level");
                    }
                    fields.entrySet().removeIf(field -> field.getValue().isJsonNull());
                }
            }
            return bare.toString();
        }

        @Override
        void shutBySomebody() {
            levels("push", "[{'id':1,'access_level':0}]");
            levels("merge", "[{'id':2,'access_level':0}]");
        }

        @Override
        void openedBySomebody() {
            levels("push", "[{'id':1,'access_level':30}]");
            levels("merge", "[{'id':2,'access_level':40}]");
        }
    }

    @Test
    void isProtectedAtEveryMoment() throws ServerFault {
        gate().shut(BARRIER);
        assertEquals(1, writes().size());
        assertEquals("PATCH", writes().getFirst().method());
    }

    @Test
    void whatNobodyMightPushToBeforeStaysSo() throws ServerFault {
        branch.levels("push", "[{'id':1,'access_level':0}]");
        String portrait = branch.portrait();
        GateSight before = gate().look();
        assertEquals("for merges", before.words());
        gate().shut(BARRIER);
        gate().restore(before.setting());
        assertEquals(portrait, branch.portrait());
    }

    @Test
    void onlyTheSideThatIsStillShutIsOpened() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        branch.levels("push", "[{'id':1,'access_level':30}]");
        assertDone(gate().restore(before));
        assertEquals(
                Product.json("{'all':[{'id':1,'access_level':30}]}").get("all"),
                branch.branch.get("push_access_levels"));
        assertEquals(3, branch.branch.getAsJsonArray("merge_access_levels").size());
    }

    @Test
    void aFreeEditionThatChangesNothingRefuses() throws ServerFault {
        branch.paid = false;
        var refused = assertInstanceOf(Acted.NotDone.class, gate().shut(BARRIER));
        assertEquals(FaultKind.REFUSED, refused.fault().kind());
        assertEquals(GateSight.State.OPEN, gate().look().state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'id':1,'access_level':0}] | [{'id':2,'access_level':0}] | SHUT",
                "[] | [{'id':2,'access_level':0}] | SHUT",
                "[{'id':1,'access_level':0,'user_id':7}] | [{'id':2,'access_level':0}] | OPEN",
                "[{'id':1,'access_level':0},{'id':3,'access_level':40}] | [{'id':2,'access_level':0}] | OPEN",
                "[{'id':1,'access_level':0}] | [{'id':2,'access_level':30}] | OPEN"
            })
    void isShutWhenNobodyMayPushAndNobodyMayMerge(String push, String merge, GateSight.State state) throws ServerFault {
        branch.levels("push", push);
        branch.levels("merge", merge);
        assertEquals(state, gate().look().state());
    }
}
