package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.andon.line.GateSight;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JenkinsResourceTest extends GateContract {
    private final Resource resource = new Resource();

    JenkinsResourceTest() {
        super("jenkins-lockable-resource", Map.of("resource", "prod-line"));
    }

    @Override
    Product product() {
        return resource;
    }

    private static final class Resource extends Product {
        private String reservedBy;
        private String build;

        @Override
        Reply answer(Request request) {
            return switch (request.call()) {
                case "GET /lockable-resources/api/json" -> Reply.ok(resources());
                case "GET /me/api/json" -> new Reply(200, "{\"fullName\":\"Andon\"}");
                case "POST /lockable-resources/reserve" -> reserve(Request.fields(request.body()));
                case "POST /lockable-resources/unreserve" -> unreserve(Request.fields(request.body()));
                default -> Reply.MISSING;
            };
        }

        private JsonObject resources() {
            JsonObject ours = json("{'name':'prod-line','locked':" + (build != null) + "}");
            ours.addProperty("reserved", reservedBy != null);
            ours.addProperty("reservedBy", reservedBy);
            ours.addProperty("buildName", build);
            var all = new JsonArray();
            all.add(json("{'name':'printer','reserved':true,'reservedBy':'Cleo','locked':false}"));
            all.add(ours);
            var answer = new JsonObject();
            answer.add("resources", all);
            return answer;
        }

        private Reply reserve(Map<String, String> fields) {
            if (!"prod-line".equals(fields.get("resource"))) {
                return Reply.MISSING;
            }
            if (reservedBy != null || build != null) {
                return new Reply(423, "Resource 'prod-line' already reserved or locked!");
            }
            reservedBy = "Andon";
            return Reply.BACK;
        }

        private Reply unreserve(Map<String, String> fields) {
            if (!"prod-line".equals(fields.get("resource"))) {
                return Reply.MISSING;
            }
            reservedBy = null;
            return Reply.BACK;
        }

        @Override
        String portrait() {
            return "reserved by " + Objects.requireNonNullElse(reservedBy, "nobody");
        }

        @Override
        void shutBySomebody() {
            reservedBy = "Bob";
        }

        @Override
        void openedBySomebody() {
            reservedBy = null;
        }
    }

    @Test
    void whatSomebodyElseReservedSinceStaysReserved() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        resource.shutBySomebody();
        int sent = writes().size();
        assertDone(gate().restore(before));
        assertEquals(sent, writes().size());
        assertEquals(new GateSight(GateSight.State.SHUT, "reserved by Bob", "reserved by Bob"), gate().look());
    }

    @Test
    void whatABuildHoldsCannotBeReserved() throws ServerFault {
        resource.build = "deploy #7";
        assertEquals(new GateSight(GateSight.State.OPEN, "free", "held by deploy #7"), gate().look());
        var refused = assertInstanceOf(Acted.NotDone.class, gate().shut(BARRIER));
        assertTrue(refused.fault().sentence().contains("already reserved or locked"), refused.toString());
    }

    @Test
    void aResourceThatIsNotThereIsMissing() {
        ServerFault fault = assertThrows(
                ServerFault.class, () -> gate(Map.of("resource", "stage-line")).look());
        assertEquals(FaultKind.MISSING, fault.kind());
    }
}
