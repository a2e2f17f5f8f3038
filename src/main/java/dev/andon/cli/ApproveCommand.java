package dev.andon.cli;

import dev.andon.build.Approval;
import dev.andon.command.Command;
import dev.andon.desk.Told;
import dev.andon.text.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon approve`
@picocli.CommandLine.Command(
        name = "approve",
        description = "Agrees to what a build waits for. The build server is told once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the server took it",
            "1:it may not be, something else waits, or you did not agree; nothing was changed",
            Acting.USAGE,
            "3:the server did not take it, or nobody knows whether it did; or the team's books are out of reach"
        })
final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "PIPELINE", description = "What waits, as `andon status` names it: ci/shop.")
    private String subject = "";

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "What is agreed to: an environment, a stage, a job. Without it you are shown what waits, and asked.",
            defaultValue = "")
    private String what = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "What the others should know.")
    private String why = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.with(open -> {
            String build = open.building(subject);
            String meant = what.strip();
            if (meant.isEmpty()) {
                meant = theOnlyOne(open);
                if (!meant.isEmpty() && !agreed(build, meant, open.texts())) {
                    return ExitCode.RED;
                }
            }
            return acting.submit(open, new Command.Approve(subject, build, meant, why.strip()));
        });
    }

    /// Empty where nothing waits, or several things: that is said where the command is decided on.
    private String theOnlyOne(Acting.Open open) {
        return open.details().waiting(subject) instanceof Told.Answer<List<Approval>>(var all) && all.size() == 1
                ? all.getFirst().name()
                : "";
    }

    private boolean agreed(String build, String meant, Texts texts) {
        acting.spec()
                .commandLine()
                .getOut()
                .println(texts.say("approve.title", (subject + " " + build).strip(), meant));
        return acting.agreed("yes");
    }
}
