package dev.andon.desk;

import dev.andon.board.Duty;
import dev.andon.command.Receipt;
import dev.andon.line.Confirmation;
import dev.andon.line.RedBuild;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// A program of its own that has one pipeline after the other run again, until it is killed.
final class AgainProgram {
    private AgainProgram() {}

    /// @param arguments the books, and the server
    public static void main(String[] arguments) {
        // Not closed: this program is killed.
        var store = new Store(new Embedded(Path.of(arguments[0])));
        var confirmer = new Confirmer(
                store.confirmations(),
                (command, _) -> post(arguments[1], ((dev.andon.command.Command.Rerun) command).subject()),
                Texts.in(Locale.ENGLISH),
                () -> {});
        var keeper = new BookKeeper(
                store.claims(),
                store.stops(),
                store.confirmations(),
                store.rollbacks(),
                store.vigils(),
                store.gates(),
                store.trails(),
                store.audit(),
                InstantSource.system(),
                _ -> {},
                confirmer::confirm,
                claim -> {});
        for (int turn = 0; turn < Integer.MAX_VALUE; turn++) {
            keeper.entrust(List.of(new Duty.Confirming("trunk", wanted("ci-" + turn))));
            keeper.turn();
        }
    }

    private static Confirmation wanted(String subject) {
        return Confirmation.of(
                subject,
                new RedBuild("5", Instant.EPOCH, null),
                Instant.EPOCH,
                Duration.ofMinutes(30),
                Confirmation.Sending.INTENDED);
    }

    private static Receipt post(String server, String subject) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(server + subject).toURL().openConnection();
            connection.setRequestMethod("POST");
            int status = connection.getResponseCode();
            return status == 201
                    ? new Receipt.Done(Sentence.of("receipt.rerun", subject))
                    : new Receipt.Failed(Sentence.of("receipt.notRerun", subject, status));
        } catch (IOException lost) {
            return new Receipt.Unsure(Sentence.of("receipt.rerunUnsure", subject, ""));
        }
    }
}
