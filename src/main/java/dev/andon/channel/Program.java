package dev.andon.channel;

import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import dev.andon.people.Person;
import dev.andon.process.Errand;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Starts a program for each notice. It is told by its environment, and by `{kind}`, `{subject}`, `{title}`,
/// `{text}`, `{people}` and `{url}` in its arguments; no shell reads them, so nothing in them can become a
/// command.
public final class Program implements Channel {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final List<String> command;
    private final Duration deadline;

    /// @param command the program and its arguments
    /// @param deadline how long it may run; then it is ended, with all that it started
    public Program(List<String> command, Duration deadline) {
        this.command = List.copyOf(command);
        this.deadline = deadline;
    }

    @Override
    public void tell(Notice notice, String words) throws ChannelFault {
        Map<String, String> facts = facts(notice, words);
        Map<String, String> environment = new HashMap<>();
        facts.forEach((fact, text) -> environment.put("ANDON_" + fact.toUpperCase(Locale.ROOT), text));
        List<String> filled =
                command.stream().map(argument -> fill(argument, facts)).toList();
        new Child(toString(), filled, environment, "").run(deadline);
    }

    private static Map<String, String> facts(Notice notice, String words) {
        Lines lines = Lines.of(words);
        var facts = new LinkedHashMap<String, String>();
        facts.put("kind", notice.kind().word());
        facts.put("subject", notice.subject());
        facts.put("title", lines.title());
        facts.put("text", lines.rest());
        facts.put("people", notice.people().stream().map(Person::name).collect(Collectors.joining(", ")));
        facts.put("url", notice.url() == null ? "" : notice.url());
        facts.replaceAll((_, text) -> Errand.clean(text));
        return facts;
    }

    /// In one go, so that braces in what is filled in are not filled in turn.
    private static String fill(String argument, Map<String, String> facts) {
        return PLACE.matcher(argument)
                .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), place.group())));
    }

    /// Its arguments may hold what nobody should read in a log.
    @Override
    public String toString() {
        return "The command " + command.getFirst();
    }
}
