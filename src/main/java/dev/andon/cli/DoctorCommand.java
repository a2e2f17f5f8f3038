package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.doctor.Checkup;
import dev.andon.disk.Unwritten;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `andon doctor`
@Command(
        name = "doctor",
        description =
                "Says what is wrong with this Andon and what to do about it, and packs that for somebody who is to help, without secrets.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "2:the command line is wrong, or the bundle could not be written",
            "3:something is wrong"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Chosen chosen = new Chosen();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.zip",
            description = "Also write a bundle: version, settings without secrets, the end of the log, sources, books.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Unwritten {
        Logging.mute();
        PrintWriter print = spec.commandLine().getOut();
        var patient = new Checkup.Patient(
                Version.lines(), chosen.file(), Configuration.folders(), System.getenv(), Watching::lookOnce);
        Checkup.Result result = new Checkup(patient).run();
        Version.lines().stream().limit(3).forEach(print::println);
        result.findings().forEach(finding -> print.print(finding.line() + System.lineSeparator()));
        if (out == null) {
            print.println("To let somebody else look at it: andon doctor --out andon-doctor.zip");
        } else {
            result.bundle().write(out);
            print.println("Written to " + out + ". It holds no secrets, but the names of your servers, pipelines and"
                    + " people: look through it before you send it.");
        }
        print.flush();
        return result.isWell() ? ExitCode.FINE : ExitCode.UNCERTAIN;
    }
}
