package dev.andon.channel;

import dev.andon.notice.ChannelFault;
import dev.andon.process.Errand;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program that tells somebody something.
///
/// @param name what messages call it
/// @param command the program and its arguments, which no shell reads
/// @param environment what is added to this process's own variables
/// @param input what it may read from its standard input
public record Child(String name, List<String> command, Map<String, String> environment, String input) {
    private static final int SAID = 160;

    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Starts it and waits until it ends.
    ///
    /// @throws ChannelFault when it does not start, does not end within the deadline, or says that it failed
    public void run(Duration deadline) throws ChannelFault {
        switch (new Errand(command, environment, input).run(deadline)) {
            case Errand.End.NotStarted() -> throw new ChannelFault(name + " could not be started.");
            case Errand.End.TookTooLong() ->
                throw new ChannelFault(name + " did not end within " + deadline.toSeconds() + " s and was ended.");
            case Errand.End.SaidTooMuch() -> throw new ChannelFault(name + " said too much and was ended.");
            case Errand.End.Interrupted() -> throw new ChannelFault("Andon was stopped meanwhile.");
            case Errand.End.Exited(int code, String out, String complaint) -> {
                if (code != 0) {
                    throw new ChannelFault(
                            name + " ended with " + code + "." + says(complaint.isBlank() ? out : complaint));
                }
            }
        }
    }

    private static String says(String output) {
        String text = output.strip().replaceAll("\\p{Cntrl}+", " ");
        return text.isEmpty() ? "" : " It says: " + text.substring(0, Math.min(SAID, text.length()));
    }

    /// Arguments may hold what nobody should read in a log.
    @Override
    public String toString() {
        return name;
    }
}
