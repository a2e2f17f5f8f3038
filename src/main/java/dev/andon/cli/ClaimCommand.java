package dev.andon.cli;

import dev.andon.app.Configuration;
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

/// `andon claim`
@picocli.CommandLine.Command(
        name = "claim",
        description = "Says that somebody is on what is broken.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class ClaimCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(
            arity = "1..*",
            paramLabel = "PIPELINE",
            description = "What is claimed, as `andon status` names it: ci/shop; or line:trunk.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--why", paramLabel = "TEXT", description = "What you know of it.", defaultValue = "")
    private String why = "";

    @Option(names = "--for", paramLabel = "PERSON", description = "Who is on it, if it is not you.")
    private @Nullable String holder;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How long the claim holds at most, such as 2h.")
    private @Nullable Duration lasts;

    @Option(
            names = "--fix",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How soon you expect it to be mended, such as 30m.")
    private @Nullable Duration fix;

    @Option(names = "--take-over", description = "Take it from who has it now.")
    private boolean takeOver;

    @Override
    public Integer call() throws InterruptedException {
        return acting.act(configuration ->
                new Command.TakeClaim(subjects, holder(configuration), why.strip(), lasts, fix, takeOver));
    }

    private Person holder(Configuration configuration) {
        return holder == null || holder.isBlank() ? Acting.me(configuration).person() : Person.of(holder);
    }
}
