package dev.andon.desk;

import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.line.Confirmation;
import dev.andon.line.Confirmation.Sending;
import dev.andon.line.ConfirmationBook;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has what failed built again, as its line wants it: what the book gave us to do, once, by the road of people's
/// commands. Whatever goes wrong is written into the book as far as it is known; what is not written lapses.
public final class Confirmer {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmer.class);
    private static final Actor ANDON = new Actor(Person.of("Andon"), Actor.Known.RULE);

    private final ConfirmationBook book;
    private final BiFunction<Command, Actor, Receipt> desk;
    private final Texts texts;
    private final Runnable written;

    /// @param texts the language in which the book keeps reasons
    /// @param desk where commands go
    /// @param written is called after the book was written
    public Confirmer(ConfirmationBook book, BiFunction<Command, Actor, Receipt> desk, Texts texts, Runnable written) {
        this.book = book;
        this.desk = desk;
        this.texts = texts;
        this.written = written;
    }

    /// Does it on a thread of its own, since a server may take its time.
    public void take(Confirmation intended) {
        Thread.ofVirtual().name("confirm " + intended.subject()).start(() -> confirm(intended));
    }

    void confirm(Confirmation intended) {
        try {
            switch (desk.apply(new Command.Rerun(intended.subject()), ANDON)) {
                case Receipt.Done _ -> book.settle(intended.number(), Sending.SENT, "");
                case Receipt.Denied(Sentence reason) -> refused(intended, reason);
                case Receipt.Failed(Sentence reason) -> refused(intended, reason);
                case Receipt.Unsure _ -> book.settle(intended.number(), Sending.UNSURE, "");
            }
            written.run();
        } catch (StoreFailure away) {
            LOG.warn("It is not written whether {} is built again: {}", intended.subject(), away.sentence());
        } catch (RuntimeException bug) {
            LOG.error("Having {} built again tripped over a bug", intended.subject(), bug);
        }
    }

    private void refused(Confirmation intended, Sentence reason) {
        LOG.info("{} is not built again: {}", intended.subject(), texts.say(reason));
        book.settle(intended.number(), Sending.REFUSED, texts.say(reason));
    }
}
