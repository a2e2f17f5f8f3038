package dev.andon.channel;

import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import dev.andon.people.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Starts a program for each notice. It is told by its environment, and by `{kind}`, `{subject}`, `{title}`,
/// `{text}`, `{people}` and `{url}` in its arguments; no shell reads them, so nothing in them can become a
/// command.
public final class Program implements Channel {
    private static final int OUTPUT_KEPT = 4_096;
    private static final int SAID = 160;

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
        var builder = new ProcessBuilder(
                        command.stream().map(argument -> fill(argument, facts)).toList())
                .redirectErrorStream(true);
        facts.forEach(
                (fact, text) -> builder.environment().put("ANDON_" + fact.toUpperCase(java.util.Locale.ROOT), text));
        try {
            run(builder.start());
        } catch (IOException e) {
            throw new ChannelFault(this + " could not be started.");
        }
    }

    private static Map<String, String> facts(Notice notice, String words) {
        Lines lines = Lines.of(words);
        var facts = new LinkedHashMap<String, String>();
        facts.put("kind", notice.kind().word());
        facts.put("subject", clean(notice.subject()));
        facts.put("title", clean(lines.title()));
        facts.put("text", clean(lines.rest()));
        facts.put("people", clean(notice.people().stream().map(Person::name).collect(Collectors.joining(", "))));
        facts.put("url", notice.url() == null ? "" : clean(notice.url()));
        return facts;
    }

    /// No system takes a zero character in an argument.
    private static String clean(String text) {
        return text.replace('\0', ' ');
    }

    /// In one go, so that braces in what is filled in are not filled in turn.
    private static String fill(String argument, Map<String, String> facts) {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(argument)
                .replaceAll(place ->
                        java.util.regex.Matcher.quoteReplacement(facts.getOrDefault(place.group(1), place.group())));
    }

    private void run(Process process) throws ChannelFault {
        var output = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().name("output").start(() -> drain(process, output));
        try {
            process.getOutputStream().close();
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChannelFault(this + " did not end within " + deadline.toSeconds() + " s and was ended.");
            }
            if (process.exitValue() != 0) {
                reader.join(Duration.ofSeconds(1));
                throw new ChannelFault(this + " ended with " + process.exitValue() + "." + says(output));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new ChannelFault("Andon was stopped meanwhile.");
        } catch (IOException e) {
            throw new ChannelFault(this + " could not be told.");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Reads everything, so that the program does not wait for us, and keeps its beginning.
    private static void drain(Process process, ByteArrayOutputStream kept) {
        byte[] buffer = new byte[OUTPUT_KEPT];
        try (InputStream stream = process.getInputStream()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                synchronized (kept) {
                    kept.write(buffer, 0, Math.min(read, OUTPUT_KEPT - kept.size()));
                }
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String says(ByteArrayOutputStream output) {
        String text;
        synchronized (output) {
            text = output.toString(StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
        }
        return text.isEmpty() ? "" : " It says: " + text.substring(0, Math.min(SAID, text.length()));
    }

    /// Its arguments may hold what nobody should read in a log.
    @Override
    public String toString() {
        return "The command " + command.getFirst();
    }
}
