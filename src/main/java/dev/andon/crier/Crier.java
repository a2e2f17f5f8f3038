package dev.andon.crier;

import dev.andon.board.Board;
import dev.andon.notice.Channel;
import dev.andon.notice.Incidents;
import dev.andon.notice.Telling;
import dev.andon.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people what boards bring. [#accept] judges a board at once and never blocks: each channel has a queue
/// and a thread of its own. Safe for use by several threads.
public final class Crier implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crier.class);

    /// One subscription, and what its addressee knows.
    private record Ear(Subscription subscription, Incidents incidents) {}

    private final Map<Channel, Outbox> outboxes = new HashMap<>();
    private List<Ear> ears = List.of();
    private Texts texts;

    /// @param texts the language in which is told
    public Crier(List<Subscription> subscriptions, Texts texts) {
        this.texts = texts;
        subscribe(subscriptions, texts);
    }

    /// Replaces all subscriptions. Who wants the same as before knows what they knew; what a channel that is no
    /// longer wanted had not told yet is dropped.
    public synchronized void subscribe(List<Subscription> subscriptions, Texts language) {
        texts = language;
        List<Ear> next = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            Incidents known = ears.stream()
                    .filter(ear -> ear.subscription().rule().equals(subscription.rule()))
                    .map(Ear::incidents)
                    .findFirst()
                    .orElse(Incidents.NONE);
            next.add(new Ear(subscription, known));
        }
        ears = List.copyOf(next);
        Set<Channel> wanted = new HashSet<>();
        subscriptions.forEach(subscription -> wanted.addAll(subscription.channels()));
        wanted.forEach(channel -> outboxes.computeIfAbsent(channel, Outbox::new));
        closeAllBut(wanted);
    }

    private void closeAllBut(Set<Channel> wanted) {
        outboxes.entrySet().removeIf(entry -> {
            boolean goes = !wanted.contains(entry.getKey());
            if (goes) {
                entry.getValue().close();
            }
            return goes;
        });
    }

    /// Judges the next board. A bug of ours costs this board's notices and nothing else.
    @Override
    public synchronized void accept(Board board) {
        try {
            ears = ears.stream().map(ear -> hear(ear, board)).toList();
        } catch (RuntimeException bug) {
            LOG.error("Nobody was told of a board", bug);
        }
    }

    private Ear hear(Ear ear, Board board) {
        Telling telling = ear.incidents().after(board, ear.subscription().rule());
        telling.notices().forEach(notice -> {
            String words = notice.words(texts);
            for (Channel channel : ear.subscription().channels()) {
                Outbox outbox = outboxes.get(channel);
                if (outbox != null) {
                    outbox.put(notice, words);
                }
            }
        });
        return new Ear(ear.subscription(), telling.next());
    }

    /// Somebody here wants to hear no more of this incident but its end.
    public synchronized void mute(String subject) {
        ears = ears.stream()
                .map(ear -> new Ear(ear.subscription(), ear.incidents().mute(subject)))
                .toList();
    }

    @Override
    public synchronized void close() {
        ears = List.of();
        closeAllBut(Set.of());
    }
}
