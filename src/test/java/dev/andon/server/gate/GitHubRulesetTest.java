package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import dev.andon.line.GateSight;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubRulesetTest extends GateContract {
    private final Rulesets rulesets = new Rulesets();

    GitHubRulesetTest() {
        super("github-ruleset", Map.of("repository", "shop/cart", "ruleset", "7"));
    }

    @Override
    Product product() {
        return rulesets;
    }

    private static final class Rulesets extends Product {
        private String path = "/api/v3/repos/shop/cart/rulesets/7";
        private final JsonObject ruleset =
                json("{'id':7,'name':'line','target':'branch','enforcement':'disabled','bypass_actors':[{'actor_id':3,"
                        + "'actor_type':'Team','bypass_mode':'always'}],'conditions':{'ref_name':{'include':"
                        + "['~DEFAULT_BRANCH'],'exclude':[]}},'rules':[{'type':'update'}]}");

        @Override
        Reply answer(Request request) {
            if (!request.path().equals(path)) {
                return Reply.MISSING;
            }
            if (request.method().equals("PUT")) {
                request.json().entrySet().forEach(field -> ruleset.add(field.getKey(), field.getValue()));
            }
            return Reply.ok(ruleset);
        }

        @Override
        String portrait() {
            return ruleset.toString();
        }

        void enforce(String word) {
            ruleset.addProperty("enforcement", word);
        }

        @Override
        void shutBySomebody() {
            enforce("active");
        }

        @Override
        void openedBySomebody() {
            enforce("evaluate");
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"active, SHUT", "evaluate, OPEN", "disabled, OPEN"})
    void theEnforcementSaysHowItStands(String word, GateSight.State state) throws ServerFault {
        rulesets.enforce(word);
        assertEquals(new GateSight(state, word, "ruleset line"), gate().look());
    }

    @Test
    void anotherWordIsNoAnswer() {
        rulesets.enforce("enabled");
        assertEquals(
                FaultKind.UNREADABLE,
                assertThrows(ServerFault.class, () -> gate().look()).kind());
    }

    @Test
    void whatWasTriedOutIsTriedOutAgain() throws ServerFault {
        rulesets.enforce("evaluate");
        String before = gate().look().setting();
        gate().shut(BARRIER);
        assertEquals("{\"enforcement\":\"active\"}", writes().getFirst().body(), "and nothing else of it is sent");
        assertDone(gate().restore(before));
        assertEquals("evaluate", gate().look().setting());
    }

    @Test
    void aRulesetOfAnOrganisationIsOneToo() throws ServerFault {
        rulesets.path = "/api/v3/orgs/shop/rulesets/7";
        assertDone(gate(Map.of("organization", "shop")).shut(BARRIER));
    }

    @Test
    void withoutARepositoryItSaysWhatIsMissing() {
        ServerFault fault = assertThrows(
                ServerFault.class, () -> gate(Map.of("repository", "cart")).look());
        assertEquals(FaultKind.MISSING, fault.kind());
    }
}
