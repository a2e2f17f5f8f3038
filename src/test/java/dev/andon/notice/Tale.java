package dev.andon.notice;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.claim.Claim;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A story in words, and what one addressee is told of it. Ten seconds pass before each word.
final class Tale {
    private static final Person BOB = Person.of("Bob");

    private final Story story = Story.ofOneSource();
    private final NoticeRule rule;
    private final Map<String, Outcome> pipelines = new LinkedHashMap<>();
    private final List<Notice> told = new ArrayList<>();
    private Incidents incidents;
    private Books books = Books.NONE;
    private Person breaker = Person.of("Ann");
    private int builds;

    Tale(NoticeRule rule, Incidents incidents) {
        this.rule = rule;
        this.incidents = incidents;
    }

    /// `red`, `green` and other outcomes are of the pipeline `shop`, `a+b=red,c=green` of others; `lost` and
    /// `stale` are an outage; `5m` passes while all is looked at; `claim`, `release`; `mute`; `gone` takes
    /// everything but `other` from the answer; `cord`, `resume`; `written`: the books have the stop, too;
    /// `restart`; `unread`: the books are not read yet.
    Tale tell(String words) {
        for (String word : words.isBlank() ? new String[0] : words.split(" ")) {
            story.later(Duration.ofSeconds(10));
            say(word);
            if (!word.equals("restart")) {
                hear();
            }
        }
        return this;
    }

    private void say(String word) {
        switch (word) {
            case "look" -> look();
            case "lost" -> story.later(Duration.ofMinutes(6)).fails(FaultKind.UNREACHABLE);
            case "stale" -> story.later(Duration.ofMinutes(1)).fails(FaultKind.UNREACHABLE);
            case "missed" -> story.fails(FaultKind.UNREACHABLE);
            case "claim" -> books(List.of(claim(BOB, BOB)), books.stops());
            case "assign" -> books(List.of(claim(BOB, Person.of("Cleo"))), books.stops());
            case "claim-for-1h" -> books(List.of(claim(Duration.ofHours(1), null)), books.stops());
            case "claim-for-6m" -> books(List.of(claim(Duration.ofMinutes(6), null)), books.stops());
            case "fix-in-30m" -> books(List.of(claim(null, Duration.ofMinutes(30))), books.stops());
            case "unread" -> {
                books = books.notCurrent();
                story.told(new Event.BooksRead(Books.UNREAD));
                look();
            }
            case "release" -> books(List.of(), books.stops());
            case "mute" -> incidents = incidents.mute("ci/shop");
            case "restart" -> incidents = incidents.afterRestart();
            case "gone" -> {
                pipelines.keySet().removeIf(name -> !name.equals("other"));
                look();
            }
            case "cord" ->
                books(
                        books.claims(),
                        List.of(new Stop(1, "trunk", story.now(), BOB, "the demo", List.of(), List.of(), null)));
            case "written" ->
                books(
                        books.claims(),
                        List.of(new Stop(1, "trunk", story.now(), null, "", List.of("ci/shop"), List.of(), null)));
            case "resume" -> books(books.claims(), List.of());
            case "by-dora" -> breaker = Person.of("Dora");
            default -> build(word);
        }
    }

    private void build(String word) {
        if (word.matches("\\d+m")) {
            story.later(Duration.parse("PT" + word.toUpperCase(java.util.Locale.ROOT)));
        } else {
            for (String each : word.split(",")) {
                String[] parts = each.contains("=") ? each.split("=") : new String[] {"shop", each};
                for (String name : parts[0].split("\\+")) {
                    pipelines.put(name, outcome(parts[1]));
                }
            }
            builds++;
        }
        look();
    }

    private static Outcome outcome(String word) {
        return switch (word) {
            case "red" -> Outcome.FAILED;
            case "green" -> Outcome.PASSED;
            default -> Outcome.valueOf(word.toUpperCase(java.util.Locale.ROOT));
        };
    }

    private void look() {
        story.shows(pipelines.entrySet().stream()
                .map(entry -> pipeline(entry.getKey(), entry.getValue()))
                .toArray(Pipeline.Draft[]::new));
    }

    private Pipeline.Draft pipeline(String name, Outcome outcome) {
        Build last = outcome == Outcome.UNKNOWN
                ? Build.NONE
                : Build.of(String.valueOf(builds), outcome)
                        .brokenBy(outcome == Outcome.FAILED ? List.of(breaker) : List.of());
        return Pipeline.named(name, name).activity(Activity.IDLE).last(last);
    }

    private Claim claim(Duration lasts, Duration fix) {
        return new Claim(
                1,
                "ci/shop",
                BOB,
                BOB,
                "on it",
                story.now(),
                lasts == null ? null : story.now().plus(lasts),
                fix == null ? null : story.now().plus(fix));
    }

    private Claim claim(Person holder, Person by) {
        return new Claim(1, "ci/shop", holder, by, "on it", story.now(), null, null);
    }

    private void books(List<Claim> claims, List<Stop> stops) {
        books = new Books(claims, stops);
        story.told(new Event.BooksRead(books));
        if (!pipelines.isEmpty()) {
            look();
        }
    }

    private void hear() {
        Telling telling = incidents.after(story.board(), rule);
        incidents = telling.next();
        told.addAll(telling.notices());
    }

    /// Andon is started again and knows this.
    Tale restart(Incidents known) {
        incidents = known.afterRestart();
        return this;
    }

    Story story() {
        return story;
    }

    Board board() {
        return story.board();
    }

    Incidents incidents() {
        return incidents;
    }

    List<Notice> told() {
        return told;
    }

    /// The kinds of what was told, in order; of a digest what it counts.
    String kinds() {
        return String.join(
                " ", told.stream().map(notice -> notice.kind().word()).toList());
    }
}
