package dev.andon.cli;

import dev.andon.board.VigilHeadline;
import dev.andon.guard.Look;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Vigil;
import dev.andon.guard.Watch;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A watched deploy, judged again by the numbers that were kept: every look, and whether it comes to what was
/// said then.
///
/// @param vigil as it is in the books
/// @param kept what it was judged by
record JudgedAgain(Vigil vigil, List<Question> kept) {
    /// Whether each metric says what it said then.
    boolean isSame() {
        return kept.stream()
                .allMatch(question -> said(question)
                        .filter(then -> isSame(then, Reading.of(question)))
                        .isPresent());
    }

    private static boolean isSame(Reading then, Reading now) {
        return then.state() == now.state() && then.level() == now.level();
    }

    private Optional<Reading> said(Question question) {
        return Stream.concat(vigil.readings().stream(), Stream.ofNullable(vigil.control()))
                .filter(reading -> reading.metric().equals(question.metric().name()))
                .findFirst();
    }

    /// What judges said, and what could not be read: there are no numbers of it.
    private Stream<Reading> others() {
        return vigil.readings().stream()
                .filter(reading -> kept.stream()
                        .noneMatch(question -> question.metric().name().equals(reading.metric())));
    }

    String text(Texts texts) {
        var text = new StringBuilder();
        for (Question question : kept) {
            Reading now = Reading.of(question);
            Optional<Reading> then = said(question);
            text.append(Terminal.line(texts.say(VigilHeadline.of(now)))).append('\n');
            text.append(String.format(
                    Locale.ROOT,
                    "  %8s %8s %18s %10s %6s  %s%n",
                    "minutes",
                    "change",
                    "usually",
                    "distance",
                    "days",
                    "passes"));
            Watch.of(question).looks().forEach(look -> text.append(row(look)));
            if (then.isEmpty() || !isSame(then.get(), now)) {
                text.append("  Then it said: ")
                        .append(then.map(reading -> Terminal.line(texts.say(VigilHeadline.of(reading))))
                                .orElse("nothing"))
                        .append('\n');
            }
        }
        others().forEach(reading -> text.append(Terminal.line(texts.say(VigilHeadline.of(reading))))
                .append(" (as it was told, without numbers)\n"));
        return text.append(isSame() ? "As it was said then.\n" : "Not as it was said then.\n")
                .toString();
    }

    private static String row(Look look) {
        if (look.state() != Look.State.MEASURED) {
            return String.format(
                    Locale.ROOT,
                    "  %8d %s%n",
                    look.after().toMinutes(),
                    look.state().name());
        }
        return String.format(
                Locale.ROOT,
                "  %8d %8s %18s %10.1f %6d  %s%n",
                look.after().toMinutes(),
                VigilHeadline.percent(look.change()),
                VigilHeadline.percent(look.usualLow()) + " to " + VigilHeadline.percent(look.usualHigh()),
                look.distance(),
                look.days(),
                look.passed().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
    }
}
