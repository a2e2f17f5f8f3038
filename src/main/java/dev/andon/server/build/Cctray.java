package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.people.Person;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.server.http.Xml;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Any server that speaks CCTray XML: one request for everything. The format as cctray.org describes it, and as
/// servers really write it.
///
/// Options: `zone` for feeds whose times name none (default UTC).
public final class Cctray implements BuildServer {
    private final Http http;
    private final ZoneId zone;

    public Cctray(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.zone = source.option("zone").isEmpty() ? ZoneOffset.UTC : ZoneId.of(source.option("zone"));
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        return http.ask("").accept("application/xml, text/xml, */*;q=0.5").read(body -> read(body, zone));
    }

    /// Whether an answer is a feed of this format.
    static boolean recognises(Probe probe) {
        String text = probe.page().text();
        return text.contains("<Projects")
                && (text.contains("lastBuildStatus") || text.matches("(?s).*<Projects[^>]*/>\\s*"));
    }

    static List<Pipeline> read(Body body, ZoneId zone) throws ServerFault {
        body.refuseWebPage();
        try {
            XMLStreamReader xml = Xml.open(body);
            List<Project> projects = new ArrayList<>();
            boolean isFeed = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String element = xml.getLocalName();
                    isFeed |= element.equals("Projects");
                    if (element.equals("Project")
                            || (element.equals("Build") && xml.getAttributeValue(null, "name") != null)) {
                        projects.add(project(xml));
                    }
                }
            }
            if (!isFeed) {
                throw new ServerFault(FaultKind.UNREADABLE, Word.NO_FEED);
            }
            return pipelines(projects, zone);
        } catch (XMLStreamException e) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer is not whole XML: " + Xml.brief(e));
        }
    }

    /// One project as the feed writes it.
    private record Project(
            String name,
            String server,
            String activity,
            String status,
            String label,
            String time,
            @Nullable String url,
            List<Person> breakers,
            @Nullable Person fixer) {}

    private static Project project(XMLStreamReader xml) throws XMLStreamException {
        String name = attribute(xml, "name");
        String server = attribute(xml, "serverName");
        String activity = attribute(xml, "activity");
        String status = attribute(xml, "lastBuildStatus");
        String label = attribute(xml, "lastBuildLabel");
        String time = attribute(xml, "lastBuildTime");
        String url = xml.getAttributeValue(null, "webUrl");
        String element = xml.getLocalName();
        List<Person> breakers = List.of();
        Person fixer = null;
        // Only <messages> of this very project count; what else it may contain is skipped.
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("message")) {
                String kind = attribute(xml, "kind");
                String text = attribute(xml, "text");
                String said = text.isEmpty() ? Xml.text(xml) : text;
                switch (kind.toLowerCase(Locale.ROOT)) {
                    case "breakers", "1" -> breakers = Person.each(List.of(said.split(",")));
                    case "fixer", "2" -> fixer = fixer(said);
                    default -> {
                        // Other kinds repeat what the attributes say.
                    }
                }
            }
        }
        return new Project(name, server, activity, status, label, time, url, breakers, fixer);
    }

    /// CruiseControl.NET writes "Ann is fixing the build."
    private static @Nullable Person fixer(String text) {
        String name = text.replaceFirst("(?i)\\s+is fixing.*", "").strip();
        return Person.in(name);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    private static List<Pipeline> pipelines(List<Project> projects, ZoneId zone) {
        Set<String> names = new HashSet<>();
        projects.forEach(project -> names.add(project.name()));
        Map<String, Integer> seen = new HashMap<>();
        List<Pipeline> pipelines = new ArrayList<>(projects.size());
        for (Project project : projects) {
            if (!project.name().isEmpty() && !isJobOfShownStage(project.name(), names)) {
                String name = project.server().isEmpty() ? project.name() : project.server() + "/" + project.name();
                int number = seen.merge(name, 1, Integer::sum);
                pipelines.add(pipeline(number == 1 ? name : name + " #" + number, name, project, zone));
            }
        }
        return pipelines;
    }

    /// GoCD lists `pipeline :: stage` and each `pipeline :: stage :: job`: a failing job would count twice.
    private static boolean isJobOfShownStage(String name, Set<String> names) {
        int last = name.lastIndexOf(" :: ");
        return last > 0 && name.lastIndexOf(" :: ", last - 1) > 0 && names.contains(name.substring(0, last));
    }

    private static Pipeline pipeline(String id, String name, Project project, ZoneId zone) {
        Outcome outcome = isGocdDefault(project) ? Outcome.UNKNOWN : outcome(project.status());
        Activity activity = activity(project);
        Build last = outcome == Outcome.UNKNOWN
                ? Build.NONE
                : Build.of(label(project.label()), outcome)
                        .finished(CctrayTime.parse(project.time(), zone))
                        .at(project.url())
                        .brokenBy(outcome.isRed() ? project.breakers() : List.of());
        return Pipeline.named(id, name)
                .url(project.url())
                .activity(activity)
                .last(last)
                .claim(project.fixer() == null ? null : new ServerClaim(project.fixer(), "", null))
                .oddWord(oddWord(project))
                .done();
    }

    /// GoCD writes "Success" for what never ended: without an activity before the first run, with the label 1
    /// during it. A second run looks the same as that, and is unknown for as long as it runs rather than green by
    /// mistake.
    private static boolean isGocdDefault(Project project) {
        boolean firstRun = project.activity().equalsIgnoreCase("Building")
                && project.label().equals("1")
                && project.name().contains(" :: ");
        return outcome(project.status()) == Outcome.PASSED
                && (project.activity().isEmpty() || firstRun);
    }

    private static String label(String label) {
        return label.equalsIgnoreCase("unknown") ? "" : label;
    }

    private static Outcome outcome(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "success", "normal", "passed" -> Outcome.PASSED;
            case "failure", "failed" -> Outcome.FAILED;
            // Also what servers write for aborted builds they cannot express (Concourse, Woodpecker).
            case "exception", "error" -> Outcome.ERRORED;
            case "cancelled", "canceled" -> Outcome.CANCELLED;
            default -> Outcome.UNKNOWN;
        };
    }

    private static Activity activity(Project project) {
        return switch (project.activity().toLowerCase(Locale.ROOT)) {
            case "sleeping", "checkingmodifications" ->
                project.status().equalsIgnoreCase("pending") ? Activity.QUEUED : Activity.IDLE;
            case "building" -> Activity.RUNNING;
            case "pending" -> Activity.QUEUED;
            // GoCD writes none for what it never ran; its "Success" then means nothing, but that is another attribute.
            default -> Activity.UNKNOWN;
        };
    }

    private static @Nullable String oddWord(Project project) {
        boolean knownStatus = outcome(project.status()) != Outcome.UNKNOWN
                || Set.of("unknown", "pending", "").contains(project.status().toLowerCase(Locale.ROOT));
        if (!knownStatus) {
            return project.status();
        }
        return activity(project) == Activity.UNKNOWN && !project.activity().isEmpty() ? project.activity() : null;
    }
}
