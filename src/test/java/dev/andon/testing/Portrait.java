package dev.andon.testing;

import dev.andon.build.Build;
import dev.andon.build.Pipeline;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.people.Person;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Pipelines as text, one line a fact, for golden files. What is not known is left out.
public final class Portrait {
    private Portrait() {}

    public static String of(List<Pipeline> pipelines) {
        return pipelines.stream().map(Portrait::of).collect(Collectors.joining("\n"));
    }

    private static String of(Pipeline it) {
        var text = new StringBuilder(it.name());
        fact(text, "id", it.id().equals(it.name()) ? null : it.id());
        fact(
                text,
                "branch",
                it.branch() == null
                        ? null
                        : it.branch().name() + " " + it.branch().kind());
        fact(text, "url", it.url());
        fact(text, "activity", it.activity().word());
        fact(text, "last", it.last() == Build.NONE ? "none" : of(it.last()));
        fact(text, "current", it.current() == null ? null : of(it.current()));
        fact(text, "estimate", it.estimate());
        fact(text, "since", it.since());
        fact(text, "streak", it.streak() == 0 ? null : it.streak());
        fact(text, "claim", it.claim());
        Deployment deployment = it.deployment();
        if (deployment != null) {
            describe(text, deployment);
        }
        fact(text, "odd word", it.oddWord().isEmpty() ? null : it.oddWord());
        return text.append('\n').toString();
    }

    /// What somebody must know before they go back.
    public static String of(Deployment it) {
        var text = new StringBuilder(it.service().toString());
        describe(text, it);
        fact(text, "url", it.url());
        fact(text, "odd word", it.oddWord().isEmpty() ? null : it.oddWord());
        return text.append('\n').toString();
    }

    private static void describe(StringBuilder text, Deployment it) {
        fact(text, "live", it.live() == null ? null : of(it.live()));
        fact(text, "newest", it.newest() == null || it.newest().equals(it.live()) ? null : of(it.newest()));
        fact(text, "phase", it.phase().word());
        fact(
                text,
                "share",
                it.share() == null
                        ? null
                        : it.share().percent() + " % since " + it.share().since());
        fact(text, "health", it.health().word());
        fact(text, "says", it.words().isEmpty() ? null : it.words());
        fact(text, "lock", it.lock().isEmpty() ? null : it.lock());
        it.history().forEach(release -> fact(text, "history", of(release)));
        it.blockers().forEach(blocker -> fact(text, "blocker", blocker.kind().word() + " " + blocker.words()));
    }

    private static String of(Release release) {
        var text = new StringBuilder(release.version() + " " + release.outcome().word() + " [" + release.id() + "]");
        more(text, " is ", release.artifact().equals(release.version()) ? null : release.artifact());
        more(text, " of ", release.commit().isEmpty() ? null : release.commit());
        more(text, " by ", release.by() == null ? null : release.by().name());
        more(text, " begun ", release.begun());
        more(text, " finished ", release.finished());
        more(text, " but ", release.obstacle().isEmpty() ? null : release.obstacle());
        more(text, " ", release.irreversible() ? "irreversible" : null);
        return text.toString();
    }

    private static String of(Build build) {
        var text = new StringBuilder(build.label() + " " + build.outcome().word());
        more(text, " started ", build.started());
        more(text, " finished ", build.finished());
        more(text, " of ", build.commit().isEmpty() ? null : build.commit());
        more(text, " by ", build.breakers().isEmpty() ? null : people(build.breakers()));
        more(text, " in ", build.failing().isEmpty() ? null : String.join(" + ", build.failing()));
        more(text, " at ", build.url());
        return text.toString();
    }

    private static String people(List<Person> people) {
        return people.stream()
                .map(person -> person.mail().isEmpty() ? person.name() : person.name() + " <" + person.mail() + ">")
                .collect(Collectors.joining(", "));
    }

    private static void fact(StringBuilder text, String name, Object value) {
        if (value != null) {
            text.append("\n  ").append(name).append(": ").append(Objects.toString(value));
        }
    }

    private static void more(StringBuilder text, String word, Object value) {
        if (value != null) {
            text.append(word).append(value);
        }
    }
}
