package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.Serving;
import dev.andon.settings.EndpointSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `andon serve`
@Command(
        name = "serve",
        description = "Watches without a screen and answers other programs, until it is told to end (SIGTERM, Ctrl-C).")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Watching watching = new Watching();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Configuration wanted = watching.needed();
        EndpointSettings endpoint = wanted.endpoint() == null ? EndpointSettings.USUAL : wanted.endpoint();
        try {
            Serving serving = Serving.start(wanted, endpoint);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(serving::close));
            spec.commandLine().getOut().println("Andon listens on " + serving.address());
        } catch (IOException e) {
            throw new UsageFault(
                    "Andon cannot listen on " + endpoint.host() + ":" + endpoint.port() + ": " + e.getMessage() + ".");
        }
        new CountDownLatch(1).await();
        return ExitCode.FINE;
    }
}
