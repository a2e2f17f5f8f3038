package dev.andon.ui.stops;

import dev.andon.line.Cause;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Facts.Fact;
import dev.andon.ui.kit.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What there is to say of stops that were. Pure.
///
/// @param now until when one that holds has lasted
record Past(Texts texts, Moments moments, Instant now) {
    /// Those of one category, all for null, that have all these words somewhere.
    List<Stop> found(List<Stop> stops, String said, Cause.@Nullable Category category) {
        List<String> words = Stream.of(said.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return stops.stream()
                .filter(stop -> category == null || category == category(stop))
                .filter(stop -> words.isEmpty() || words.stream().allMatch(everything(stop)::contains))
                .toList();
    }

    private String everything(Stop stop) {
        return String.join(
                        "\n",
                        stop.line(),
                        what(stop),
                        cause(stop),
                        whys(stop),
                        breakers(stop),
                        resumedBy(stop),
                        link(stop))
                .toLowerCase(Locale.ROOT);
    }

    private static Cause.@Nullable Category category(Stop stop) {
        Cause cause = said(stop);
        return cause == null ? null : cause.category();
    }

    private static @Nullable Cause said(Stop stop) {
        return stop.resumed() == null ? null : stop.resumed().cause();
    }

    String at(Stop stop) {
        return moments.say(stop.at());
    }

    Duration length(Stop stop) {
        Instant end = stop.resumed() == null ? now : stop.resumed().at();
        Duration length = Duration.between(stop.at(), end);
        return length.isNegative() ? Duration.ZERO : length;
    }

    /// For how long, or that it still is.
    String lasted(Stop stop) {
        String length = texts.age(length(stop));
        return stop.isOpen() ? texts.say("stops.still", length) : length;
    }

    /// Who stopped it and why, or what broke.
    String what(Stop stop) {
        Person by = stop.by();
        return by == null ? texts.say("stops.broke", stop.broken()) : texts.say("stops.byPerson", by, stop.why());
    }

    String cause(Stop stop) {
        Cause.Category category = category(stop);
        return category == null ? "" : texts.say("cause." + category.word());
    }

    String whys(Stop stop) {
        Cause cause = said(stop);
        return cause == null ? "" : cause.whys();
    }

    private static String link(Stop stop) {
        Cause cause = said(stop);
        return cause == null ? "" : cause.link();
    }

    private static String breakers(Stop stop) {
        return String.join(", ", stop.breakers().stream().map(Person::name).toList());
    }

    private String resumedBy(Stop stop) {
        Resumption resumed = stop.resumed();
        if (resumed == null) {
            return "";
        }
        return resumed.by() == null ? texts.say("stops.byItself") : resumed.by().name();
    }

    List<Fact> facts(Stop stop) {
        return List.of(
                new Fact("line", texts.say("stops.fact.line"), stop.line()),
                new Fact("at", texts.say("stops.fact.at"), at(stop)),
                new Fact("what", texts.say("stops.fact.what"), what(stop)),
                new Fact("broken", texts.say("stops.fact.broken"), String.join("\n", stop.broken())),
                new Fact("breakers", texts.say("stops.fact.breakers"), breakers(stop)),
                new Fact("lasted", texts.say("stops.fact.lasted"), lasted(stop)),
                new Fact(
                        "resumed",
                        texts.say("stops.fact.resumed"),
                        stop.resumed() == null ? "" : moments.say(stop.resumed().at())),
                new Fact("resumedBy", texts.say("stops.fact.resumedBy"), resumedBy(stop)),
                new Fact("cause", texts.say("stops.fact.cause"), cause(stop)),
                new Fact("whys", texts.say("stops.fact.whys"), whys(stop)),
                new Fact("link", texts.say("stops.fact.link"), link(stop)));
    }
}
