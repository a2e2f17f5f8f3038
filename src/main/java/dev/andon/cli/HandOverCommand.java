package dev.andon.cli;

import dev.andon.command.Command;
import dev.andon.people.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon hand-over`
@picocli.CommandLine.Command(
        name = "hand-over",
        description = "Gives what somebody is on to somebody else, at the end of a shift.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class HandOverCommand implements Callable<Integer> {
    private static final String ME = "me";

    @Mixin
    private Acting acting = new Acting();

    @Parameters(arity = "0..*", paramLabel = "PIPELINE", description = "What is handed over: ci/shop, or line:trunk.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--to", paramLabel = "PERSON", required = true, description = "Who is on it from now on.")
    private String to = "";

    @Option(
            names = "--from",
            paramLabel = "PERSON",
            description = "Who was on it; you if not given.",
            defaultValue = ME)
    private String from = ME;

    @Option(names = "--all", description = "Everything that they are on.")
    private boolean all;

    @Option(names = "--why", paramLabel = "TEXT", description = "What your successor should know.", defaultValue = "")
    private String why = "";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How long the claim holds at most, such as 8h.")
    private @Nullable Duration lasts;

    @Override
    public Integer call() throws InterruptedException {
        if (all == !subjects.isEmpty()) {
            throw new UsageFault("Name what is handed over, or say --all.");
        }
        if (to.isBlank() || from.isBlank()) {
            throw new UsageFault("Name who hands over, and to whom.");
        }
        return acting.act(configuration -> new Command.HandOver(
                from.equals(ME) ? Acting.me(configuration).person() : Person.of(from),
                to.equals(ME) ? Acting.me(configuration).person() : Person.of(to),
                subjects,
                why.strip(),
                lasts));
    }
}
