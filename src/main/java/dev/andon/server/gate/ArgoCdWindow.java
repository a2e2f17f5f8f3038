package dev.andon.server.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deny window, always active, in a project of Argo CD: nothing is synced by itself, while a person, or a way
/// back, still can sync by hand. Ours is known by how its description begins; windows of others are never
/// touched.
///
/// The whole project goes back as it came, but for this one window and with its version, so that what somebody
/// changed in between is refused by the server instead of overwritten.
///
/// From Argo CD's documentation and sources alone (user guide, Sync Windows; the API's projects).
final class ArgoCdWindow implements Gate {
    private static final String WINDOWS = "syncWindows";
    private static final String DESCRIPTION = "description";
    /// What makes it a window that denies always.
    private static final List<String> MEANING = List.of("kind", "schedule", "duration", "applications");

    private final Http http;
    private final String place;
    private final String ours;
    private final JsonArray applications = new JsonArray();

    ArgoCdWindow(Http http, Source source) {
        this.http = http.as(Auth.bearer(source.token()))
                .at(Addresses.root(source.url(), "api", "applications", "settings", "login"));
        this.place =
                "api/v1/projects/" + Addresses.step(source.option("project").strip());
        String mark = source.option("mark").strip();
        this.ours = (mark.isEmpty() ? "Andon" : mark) + ": ";
        String wanted = source.option("applications").isBlank() ? "*" : source.option("applications");
        Arrays.stream(wanted.split(",")).map(String::strip).forEach(applications::add);
    }

    @Override
    public GateSight look() throws ServerFault {
        JsonObject window = window(project());
        var setting = new JsonObject();
        setting.add("window", window);
        if (window == null) {
            return new GateSight(GateSight.State.OPEN, setting.toString(), "");
        }
        return isWhole(window)
                ? new GateSight(GateSight.State.SHUT, setting.toString(), "")
                : new GateSight(GateSight.State.OPEN, setting.toString(), "somebody changed Andon's window");
    }

    @Override
    public Acted shut(Barrier barrier) throws ServerFault {
        JsonObject project = project();
        JsonObject window = window(project);
        return window != null && isWhole(window) ? new Acted.Done() : put(project, denying(barrier));
    }

    @Override
    public Acted restore(String before) throws ServerFault {
        JsonObject then = then(before);
        JsonObject project = project();
        JsonObject now = window(project);
        return now == null || now.equals(then) ? new Acted.Done() : put(project, then);
    }

    /// What was there before: none, or one of ours that nobody had put away.
    private static @Nullable JsonObject then(String before) throws ServerFault {
        return switch (Setting.read(before, JsonObject.class).get("window")) {
            case JsonObject window -> window;
            case JsonNull _ -> null;
            case null, default -> throw Setting.unreadable();
        };
    }

    private JsonObject denying(Barrier barrier) {
        JsonObject window = always();
        window.addProperty("manualSync", true);
        window.addProperty(DESCRIPTION, ours + barrier.line() + " is stopped. " + barrier.reason());
        return window;
    }

    private JsonObject always() {
        var window = new JsonObject();
        window.addProperty("kind", "deny");
        window.addProperty("schedule", "* * * * *");
        window.addProperty("duration", "1h");
        window.add("applications", applications.deepCopy());
        return window;
    }

    private boolean isWhole(JsonObject window) {
        JsonObject always = always();
        return MEANING.stream().allMatch(field -> always.get(field).equals(window.get(field)));
    }

    /// Servers that know no descriptions drop ours: then it is known by being the same in all else.
    private boolean isOurs(JsonObject window) {
        String description = Json.text(window.get(DESCRIPTION));
        return description.isEmpty() ? isWhole(window) : description.startsWith(ours);
    }

    private @Nullable JsonObject window(JsonObject project) {
        for (JsonElement window : windows(project)) {
            if (isOurs(window.getAsJsonObject())) {
                return window.getAsJsonObject();
            }
        }
        return null;
    }

    private static JsonArray windows(JsonObject project) {
        JsonElement windows = project.getAsJsonObject("spec").get(WINDOWS);
        return windows == null || windows.isJsonNull() ? new JsonArray() : windows.getAsJsonArray();
    }

    /// Sends the project with this window instead of ours.
    private Acted put(JsonObject project, @Nullable JsonObject window) {
        JsonObject changed = project.deepCopy();
        var windows = new JsonArray();
        windows(project).asList().stream()
                .filter(each -> !isOurs(each.getAsJsonObject()))
                .forEach(windows::add);
        if (window != null) {
            windows.add(window);
        }
        changed.getAsJsonObject("spec").remove(WINDOWS);
        if (!windows.isEmpty()) {
            changed.getAsJsonObject("spec").add(WINDOWS, windows);
        }
        var body = new JsonObject();
        body.add("project", changed);
        return http.act(place).by("PUT").send(body.toString()).acted();
    }

    private JsonObject project() throws ServerFault {
        return http.ask(place).read(ArgoCdWindow::read);
    }

    private static JsonObject read(Body body) throws ServerFault {
        JsonObject project = body.json(JsonObject.class);
        boolean isProject = project.get("metadata") instanceof JsonObject metadata
                && metadata.has("resourceVersion")
                && project.get("spec") instanceof JsonObject;
        if (!isProject || !windows(project).asList().stream().allMatch(JsonElement::isJsonObject)) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer is no project of Argo CD.");
        }
        return project;
    }
}
