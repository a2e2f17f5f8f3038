package dev.andon.server.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A deploy server of one's own, asked by HTTP as the settings describe it: where its list of deploys is, which
/// part of each means what, and the one request that goes back.
///
/// What is filled into a request is written as it must be there: encoded in a path, escaped in JSON. There are no
/// places in the host. The lock is the ETag of what the history was read from (RFC 9110, 13.1.1).
public final class HttpDeploys implements DeployServer, Rollbacker {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /// Those that change something: the others may be sent again by whoever is on the way.
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(\\s*;.*)?");
    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]*");

    private final Http http;
    private final Http root;
    private final Source source;
    private final List<String> items;
    private final Map<String, String> parts;
    private final Map<String, String> states;
    private final Map<String, String> headers;

    public HttpDeploys(Http http, Source source) {
        String header = Options.text(source, "header", "");
        this.http = http.as(header.isEmpty() ? Auth.basicOrBearer(source) : Auth.header(header, source.token()));
        this.root = this.http.at(source.url().resolve("/"));
        this.source = source;
        this.items = steps(source.option("items"));
        this.parts = Options.pairs(source, "parts");
        this.states = Options.pairs(source, "states");
        this.headers = Options.pairs(source, "headers");
        if (!header.isEmpty() && !NAME.matcher(header).matches()) {
            throw new IllegalArgumentException("header is no name of a header");
        }
        if (!TYPE.matcher(Options.text(source, "type", JSON)).matches()) {
            throw new IllegalArgumentException("type is no media type such as " + JSON);
        }
        headers.keySet().stream().filter(name -> !NAME.matcher(name).matches()).forEach(name -> {
            throw new IllegalArgumentException("headers has \"" + name + "\", which is no name of a header");
        });
        parts.keySet().stream().filter(part -> !Told.PARTS.contains(part)).forEach(part -> {
            throw new IllegalArgumentException(
                    "parts has no \"" + part + "\"; it has " + String.join(", ", Told.PARTS));
        });
    }

    private static List<String> steps(String path) {
        return path.isBlank() ? List.of() : List.of(path.strip().split("\\."));
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return http.ask("").read(this::read).deployments();
    }

    /// One answer, read for whoever asks.
    ///
    /// @param tag the ETag, or empty
    private record Seen(List<Told> told, List<Deployment> deployments, String tag) {}

    private Seen read(Body answer) throws ServerFault {
        JsonElement list = at(answer.json(JsonElement.class), items);
        if (list == null || !list.isJsonArray()) {
            throw new ServerFault(FaultKind.UNREADABLE, Word.NO_LIST_THERE);
        }
        List<Told> told = new ArrayList<>();
        for (JsonElement item : list.getAsJsonArray()) {
            told.add(Told.of(part -> part(item, part)));
        }
        return new Seen(told, Told.deployments(told), Json.text(answer.header("ETag")));
    }

    /// What the settings say of all deploys stands in for what the answer does not tell.
    private String part(JsonElement item, String part) {
        String told = Json.text(at(item, steps(parts.getOrDefault(part, part))));
        return switch (part) {
            case "service", "environment" ->
                told.isEmpty() ? source.option(part).strip() : told;
            case "state", "health" -> states.getOrDefault(told, told);
            default -> told;
        };
    }

    /// Names of members, and numbers of elements of a list.
    private static @Nullable JsonElement at(JsonElement whole, List<String> steps) {
        JsonElement at = whole;
        for (String step : steps) {
            if (at != null && at.isJsonObject()) {
                at = at.getAsJsonObject().get(step);
            } else if (at != null && at.isJsonArray() && step.matches("\\d{1,6}")) {
                int index = Integer.parseInt(step);
                at = index < at.getAsJsonArray().size() ? at.getAsJsonArray().get(index) : null;
            } else {
                return null;
            }
        }
        return at;
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        Seen seen = history(service).read(this::read);
        List<Told> own = seen.told().stream()
                .filter(told -> told.service().equals(service))
                .toList();
        if (own.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.SERVICE_GONE, service);
        }
        Deployment now = Told.deployment(own).done();
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
        if (source.option("rollback").isBlank()) {
            blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, "the settings do not say how to go back"));
        }
        return Told.deployment(own)
                .history(own.stream().map(Told::release).toList())
                .blockers(blockers)
                .lock(seen.tag())
                .done();
    }

    private Ask history(Service service) {
        String path = source.option("history").strip();
        if (path.isEmpty()) {
            return http.ask("");
        }
        Map<String, String> facts = Map.of("service", service.name(), "environment", service.environment());
        return http.askAddress(Template.fill(path, facts, Paths::step));
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        String[] words = source.option("rollback").strip().split("\\s+", 2);
        if (words.length < 2 || !METHODS.contains(words[0]) || !words[1].startsWith("/")) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_WAY_BACK_NAMED, "POST /deploys/{id}/again");
        }
        Map<String, String> facts = Told.facts(seen, to, why);
        String type = Options.text(source, "type", JSON);
        String body = Template.fill(source.option("body").strip(), facts, written(type));
        String[] address = words[1].substring(1).split("\\?", 2);
        Change change =
                new Change(words[0], Template.fill(address[0], facts, Paths::step), List.of(), List.of(), type, body);
        for (String parameter : address.length < 2 ? new String[0] : address[1].split("&")) {
            String[] both = parameter.split("=", 2);
            change = change.with(both[0], both.length < 2 ? "" : Template.fill(both[1], facts, fact -> fact));
        }
        for (Map.Entry<String, String> header : headers(seen, to).entrySet()) {
            change = change.header(header.getKey(), header.getValue());
        }
        return Changes.of(root, change);
    }

    /// What nobody knows is not left out of them: a server would do without the lock what it shall not.
    private Map<String, String> headers(Deployment seen, Release to) throws ServerFault {
        Map<String, String> facts = new LinkedHashMap<>(Told.facts(seen, to, ""));
        facts.put("key", key(facts));
        facts.put("lock", seen.lock());
        Map<String, String> filled = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getValue().contains("{lock}") && seen.lock().isEmpty()) {
                throw new ServerFault(FaultKind.MISSING, Word.NO_ETAG);
            }
            String value = Template.fill(header.getValue(), facts, fact -> fact);
            if (!SENDABLE.matcher(value).matches()) {
                throw new ServerFault(FaultKind.UNREADABLE, "What " + header.getKey() + " is to say fits no header.");
            }
            filled.put(header.getKey(), value);
        }
        return filled;
    }

    /// The same for everybody who goes from this deploy to that one.
    private static String key(Map<String, String> facts) {
        return "andon-" + Fingerprint.of(JsonParser.parseString(Json.of(facts)));
    }

    private static UnaryOperator<String> written(String type) {
        if (type.startsWith(FORM)) {
            return fact -> URLEncoder.encode(fact, StandardCharsets.UTF_8);
        }
        if (!type.contains("json")) {
            return fact -> fact;
        }
        return fact -> {
            String quoted = Json.of(new JsonPrimitive(fact));
            return quoted.substring(1, quoted.length() - 1);
        };
    }
}
