package dev.andon.server.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.process.Errand;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Redaction;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program on this machine that knows what is live and can go back: a team's own deploy tool. It is started
/// with a list of arguments that no shell reads, and prints JSON in the shape that the user guide describes. It
/// finds the source's token in the environment variable `ANDON_TOKEN`. What only tells has the source's deadline;
/// what goes back has time of its own, because it may be worse to end it halfway than to wait.
///
/// By its exit code a program that goes back says how far it came: 0 that it was done; 64, 75 and 77, which
/// `sysexits.h` calls a wrong call, "try later" and "no permission", that nothing happened. After any other, and
/// after one that took too long, nobody knows.
public final class Program implements DeployServer, Rollbacker {
    private static final int USAGE = 64;
    private static final int TRY_LATER = 75;
    private static final int NO_PERMISSION = 77;

    private final Http http;
    private final Source source;
    private final List<String> list;
    private final List<String> history;
    private final List<String> rollback;
    private final Duration patience;

    /// @param http only keeps secrets out of what people see; nothing is asked there
    public Program(Http http, Source source) {
        this.http = http;
        this.source = source;
        this.list = command("list");
        this.history = command("history");
        this.rollback = command("rollback");
        this.patience = patience(source);
    }

    private static Duration patience(Source source) {
        String seconds = Options.text(source, "patience", "300");
        if (!seconds.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("patience must be a number of seconds");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    /// A program alone, or a JSON list of it and its arguments.
    private List<String> command(String option) {
        String text = source.option(option).strip();
        if (!text.startsWith("[")) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        try {
            List<String> words = Json.list(Arrays.asList(new Gson().fromJson(text, String[].class)));
            if (!words.isEmpty()) {
                return words;
            }
        } catch (JsonParseException noList) {
            throw new IllegalArgumentException(option + " is no list of texts such as [\"deploys\", \"list\"]", noList);
        }
        throw new IllegalArgumentException(option + " is an empty list");
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return Told.deployments(ask(list, Map.of()).deploys());
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        Map<String, String> facts = Map.of("service", service.name(), "environment", service.environment());
        Answer answer = history.isEmpty() ? ask(list, Map.of()) : ask(history, facts);
        List<Told> own = answer.deploys().stream()
                .filter(told -> told.service().equals(service))
                .toList();
        if (own.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.PROGRAM_SERVICE_GONE, service);
        }
        List<Blocker> blockers = new ArrayList<>(answer.blockers());
        Deployment now = Told.deployment(own).done();
        blockers.addAll(Deploys.underway(now.phase(), now.words()));
        if (rollback.isEmpty()) {
            blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, "the settings name no program that goes back"));
        }
        return Told.deployment(own)
                .history(own.stream().map(Told::release).toList())
                .blockers(blockers)
                .done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        if (rollback.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_PROGRAM_BACK);
        }
        return new GoingBack(http, errand(rollback, Told.facts(seen, to, why)), patience);
    }

    private Errand errand(List<String> command, Map<String, String> facts) {
        Map<String, String> environment = new HashMap<>();
        facts.forEach((fact, text) -> environment.put("ANDON_" + fact.toUpperCase(Locale.ROOT), text));
        if (!source.token().isEmpty()) {
            environment.put("ANDON_TOKEN", source.token().reveal());
        }
        return new Errand(
                command.stream()
                        .map(argument -> Template.fill(argument, facts, fact -> fact))
                        .toList(),
                environment);
    }

    private record Answer(List<Told> deploys, List<Blocker> blockers) {}

    private Answer ask(List<String> command, Map<String, String> facts) throws ServerFault {
        if (command.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_PROGRAM);
        }
        Errand.End end = errand(command, facts).ask(source.deadline());
        if (!(end instanceof Errand.End.Exited(int code, String output, String _)) || code != 0) {
            throw new ServerFault(fault(end, http, command.getFirst(), source.deadline()));
        }
        try {
            return read(JsonParser.parseString(output));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException noJson) {
            throw new ServerFault(FaultKind.UNREADABLE, Word.PROGRAM_NO_JSON);
        }
    }

    private record Obstacle(@Nullable String kind, @Nullable String words) {}

    private record Wire(
            @Nullable List<@Nullable JsonObject> deploys,
            @Nullable List<@Nullable Obstacle> blockers) {}

    private static Answer read(JsonElement printed) throws ServerFault {
        Wire wire = new Gson().fromJson(printed, Wire.class);
        if (wire == null || wire.deploys() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, Word.PROGRAM_NO_LIST);
        }
        List<Told> deploys = new ArrayList<>();
        for (JsonObject deploy : Json.list(wire.deploys())) {
            deploys.add(Told.of(part -> Json.text(deploy.get(part))));
        }
        return new Answer(
                deploys,
                Json.list(wire.blockers()).stream().map(Program::blocker).toList());
    }

    /// A word that we do not know stands in the way all the same.
    private static Blocker blocker(Obstacle told) {
        String word = Json.text(told.kind());
        return Arrays.stream(Blocker.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(kind -> new Blocker(kind, Json.text(told.words())))
                .orElseGet(() -> new Blocker(Blocker.Kind.FREEZE, (word + " " + Json.text(told.words())).strip()));
    }

    private static Fault fault(Errand.End end, Http http, String program, Duration deadline) {
        return switch (end) {
            case Errand.End.NotStarted() -> Fault.of(FaultKind.UNREACHABLE, Word.CANNOT_START, program);
            case Errand.End.TookTooLong() ->
                Fault.of(FaultKind.TIMED_OUT, Word.PROGRAM_TOO_SLOW, program, deadline.toMillis() / 1000.0);
            case Errand.End.SaidTooMuch() ->
                Fault.of(FaultKind.TOO_LARGE, Word.PROGRAM_TOO_LARGE, program, Errand.LIMIT >> 20);
            case Errand.End.Interrupted() -> Fault.of(FaultKind.TIMED_OUT, Word.STOPPED_MEANWHILE);
            case Errand.End.Exited(int code, String _, String complaint) ->
                new Fault(
                        switch (code) {
                            case TRY_LATER -> FaultKind.THROTTLED;
                            case NO_PERMISSION -> FaultKind.REFUSED;
                            default -> FaultKind.BROKEN;
                        },
                        "The program " + program + " ended with " + code + "." + says(http, complaint));
        };
    }

    private static String says(Http http, String complaint) {
        String line = Redaction.line(http.withoutSecrets(complaint.strip()));
        return line.isEmpty() ? "" : " It says: " + line;
    }

    private record GoingBack(Http http, Errand errand, Duration deadline) implements Prepared {
        @Override
        public List<Request> requests() {
            return List.of(new Request(http.withoutSecrets(errand.line()), ""));
        }

        @Override
        public Acted send() {
            Errand.End end = errand.run(deadline);
            Fault fault = fault(end, http, errand.command().getFirst(), deadline);
            return switch (end) {
                case Errand.End.NotStarted() -> new Acted.NotDone(fault);
                case Errand.End.Exited(int code, String _, String _) ->
                    switch (code) {
                        case 0 -> new Acted.Done();
                        case USAGE, TRY_LATER, NO_PERMISSION -> new Acted.NotDone(fault);
                        default -> new Acted.Unsure(fault);
                    };
                default -> new Acted.Unsure(fault);
            };
        }
    }
}
