package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.andon.line.GateSight;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgoCdWindowTest extends GateContract {
    private final Projects projects = new Projects();

    ArgoCdWindowTest() {
        super("argocd-window", Map.of("project", "shop"));
    }

    @Override
    Product product() {
        return projects;
    }

    private static final class Projects extends Product {
        private static final String PATH = "/api/v1/projects/shop";
        private final JsonObject metadata = json("{'name':'shop','resourceVersion':'100','uid':'u-1'}");
        private JsonObject spec = json("{'description':'<the> shop & more','sourceRepos':['*'],'roles':[{'name':'ci',"
                + "'jwtTokens':[{'iat':1535390316,'exp':1.0e10}]}],'syncWindows':[{'kind':'allow','schedule':'10 1 * * *',"
                + "'duration':'1h','applications':['*-prod'],'manualSync':true}]}");
        private boolean knowsDescriptions = true;
        private boolean isChangedWhileWeThink;

        private JsonObject project() {
            var project = new JsonObject();
            project.add("metadata", metadata.deepCopy());
            project.add("spec", spec.deepCopy());
            project.add("status", new JsonObject());
            return project;
        }

        JsonArray windows() {
            if (!spec.has("syncWindows")) {
                spec.add("syncWindows", new JsonArray());
            }
            return spec.getAsJsonArray("syncWindows");
        }

        @Override
        Reply answer(Request request) {
            if (request.call().equals("GET " + PATH)) {
                Reply now = Reply.ok(project());
                if (isChangedWhileWeThink) {
                    metadata.addProperty("resourceVersion", "101");
                }
                return now;
            }
            return request.call().equals("PUT " + PATH)
                    ? put(request.json().getAsJsonObject("project"))
                    : Reply.MISSING;
        }

        private Reply put(JsonObject sent) {
            if (!sent.getAsJsonObject("metadata").equals(metadata)) {
                return new Reply(409, "{\"error\":\"the object has been modified\",\"code\":10}");
            }
            assertEquals(new JsonObject(), sent.get("status"));
            spec = sent.getAsJsonObject("spec").deepCopy();
            if (!knowsDescriptions) {
                windows().forEach(window -> window.getAsJsonObject().remove("description"));
            }
            metadata.addProperty(
                    "resourceVersion",
                    String.valueOf(metadata.get("resourceVersion").getAsInt() + 1));
            return Reply.ok(project());
        }

        @Override
        String portrait() {
            return spec.toString();
        }

        @Override
        void shutBySomebody() {
            windows()
                    .add(json("{'kind':'deny','schedule':'* * * * *','duration':'1h','applications':['*'],"
                            + "'description':'Andon: of yesterday'}"));
        }

        /// As the page of the project does it: the window is gone, and others may be new.
        @Override
        void openedBySomebody() {
            windows().remove(windows().size() - 1);
            windows().add(json("{'kind':'deny','schedule':'0 22 * * *','duration':'1h','namespaces':['default']}"));
        }
    }

    @Test
    void theWindowDeniesWhatNobodyDoesByHandAndSaysWhy() throws ServerFault {
        gate().shut(BARRIER);
        assertEquals(
                Product.json(
                        "{'kind':'deny','schedule':'* * * * *','duration':'1h','applications':['*'],'manualSync':true,"
                                + "'description':'Andon: trunk is stopped. shop/main is broken by Ann'}"),
                projects.windows().get(1));
    }

    @Test
    void whatChangedMeanwhileIsNotOverwritten() throws ServerFault {
        projects.isChangedWhileWeThink = true;
        String before = projects.portrait();
        assertInstanceOf(Acted.NotDone.class, gate().shut(BARRIER));
        assertEquals(before, projects.portrait());
    }

    @Test
    void windowsOfOthersAreLeftAlone() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        JsonObject night = Product.json("{'kind':'deny','schedule':'0 22 * * *','duration':'8h','applications':['*']}");
        projects.windows().add(night);
        assertDone(gate().restore(before));
        assertEquals(2, projects.windows().size());
        assertEquals(night, projects.windows().get(1));
    }

    @Test
    void aWindowThatSomebodyMadeNarrowerIsOpenAndMadeWholeAgain() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        projects.windows().get(1).getAsJsonObject().addProperty("kind", "allow");
        GateSight sight = gate().look();
        assertEquals(GateSight.State.OPEN, sight.state());
        assertEquals("somebody changed Andon's window", sight.words());
        assertDone(gate().shut(BARRIER));
        assertEquals(2, projects.windows().size());
        assertEquals(GateSight.State.SHUT, gate().look().state());
        gate().restore(before);
        assertEquals(1, projects.windows().size());
    }

    @Test
    void aServerWithoutDescriptionsStillKnowsOurWindow() throws ServerFault {
        projects.knowsDescriptions = false;
        String before = gate().look().setting();
        gate().shut(BARRIER);
        assertEquals(GateSight.State.SHUT, gate().look().state());
        gate().shut(BARRIER);
        assertEquals(2, projects.windows().size());
        gate().restore(before);
        assertEquals(1, projects.windows().size());
    }

    @Test
    void twoLinesHaveAWindowEach() throws ServerFault {
        gate().shut(BARRIER);
        String before = gate(Map.of("mark", "Night")).look().setting();
        assertDone(gate(Map.of("mark", "Night")).shut(BARRIER));
        assertDone(gate(Map.of("mark", "Night")).restore(before));
        assertEquals(GateSight.State.SHUT, gate().look().state());
    }

    @Test
    void someApplicationsCanBeNamed() throws ServerFault {
        assertDone(gate(Map.of("applications", "cart, *-prod")).shut(BARRIER));
        assertTrue(projects.portrait().contains("[\"cart\",\"*-prod\"]"), projects.portrait());
    }
}
