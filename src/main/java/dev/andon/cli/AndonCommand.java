package dev.andon.cli;

import dev.andon.disk.Unwritten;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `andon`: all commands hang below it; by itself it opens the app.
@Command(
        name = "andon",
        description = "Shows at a glance, and never falsely, which builds are red.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            WallCommand.class,
            StatusCommand.class,
            SnapshotCommand.class,
            GateCommand.class,
            GatesCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            AutostartCommand.class,
            ClaimCommand.class,
            ReleaseCommand.class,
            HandOverCommand.class,
            RerunCommand.class,
            CancelCommand.class,
            ApproveCommand.class,
            LogCommand.class,
            TestsCommand.class,
            HistoryCommand.class,
            RollbackCommand.class,
            ForwardCommand.class,
            WatchCommand.class,
            VetoCommand.class,
            GuardCommand.class,
            StopCommand.class,
            ResumeCommand.class,
            StopsCommand.class,
            AuditCommand.class,
            ReportCommand.class,
            MetricCommand.class,
            ReplayCommand.class,
            DemoCommand.class,
            TrainCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class AndonCommand implements Callable<Integer> {
    @Mixin
    private Watching watching = new Watching();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Runs a command line.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        return run(new PrintWriter(System.out), new PrintWriter(System.err), arguments);
    }

    /// Runs a command line whose result goes to `out` and whose complaints go to `err`.
    ///
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new AndonCommand())
                .setOut(new Terminal(out))
                .setErr(new Terminal(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, _) -> explain(e, command.getErr()))
                .execute(arguments);
    }

    /// What went wrong in one sentence; a stack trace only where it is our own bug, and then in the log.
    static int explain(Exception e, PrintWriter err) {
        if (e instanceof UsageFault || e instanceof Unwritten) {
            // Mistakes are a line each.
            err.print(e.getMessage() + System.lineSeparator());
            err.flush();
            return ExitCode.USAGE;
        }
        org.slf4j.LoggerFactory.getLogger(AndonCommand.class).error("A command failed", e);
        err.println("Andon has a bug: " + e + ". The log has the details.");
        return ExitCode.UNCERTAIN;
    }

    @Override
    public Integer call() throws InterruptedException {
        return PlainOpening.app(watching, watching.takeLink());
    }
}
