package dev.andon.crier;

import dev.andon.board.Board;
import dev.andon.board.Post;
import dev.andon.notice.Channel;
import dev.andon.notice.Incidents;
import dev.andon.notice.Kind;
import dev.andon.notice.Memory;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.source.Source;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people what boards bring. [#accept] judges a board at once and never blocks: each channel has a queue
/// and a thread of its own. What is about to be told is kept as doubtful before it is told, and as told
/// afterwards: whenever Andon is killed, it tells too much after the next start rather than too little. Safe for
/// use by several threads.
public final class Crier implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crier.class);
    private static final Duration DISK_PATIENCE = Duration.ofMillis(250);

    private final Map<Channel, Outbox> outboxes = new HashMap<>();
    private final Keeping keeping;
    private final Duration diskPatience;
    private Map<String, Incidents> recalled;
    private Map<String, Ear> ears = Map.of();
    private Predicate<String> muted = subject -> false;
    private Function<Source, Optional<String>> tokenPages = source -> Optional.empty();
    private Texts texts;
    /// Before the first subscription and after the end there is nothing to keep, and nothing may be kept.
    private boolean open;

    /// Recalls what was told, which may block.
    ///
    /// @param texts the language in which is told
    public Crier(Memory memory, Texts texts) {
        this(memory, texts, DISK_PATIENCE);
    }

    /// @param diskPatience how long a notice waits for what is kept of it
    Crier(Memory memory, Texts texts, Duration diskPatience) {
        this.texts = texts;
        this.diskPatience = diskPatience;
        keeping = new Keeping(memory);
        recalled = keeping.recall();
    }

    /// Replaces all subscriptions. Who wants the same as before knows what they knew; what a channel that is no
    /// longer wanted had not told yet is told by those that are.
    public synchronized void subscribe(List<Subscription> subscriptions, Texts language) {
        texts = language;
        var next = new LinkedHashMap<String, Ear>();
        var byRule = new LinkedHashMap<NoticeRule, Set<Channel>>();
        for (Subscription subscription : subscriptions) {
            byRule.computeIfAbsent(subscription.rule(), _ -> new LinkedHashSet<>())
                    .addAll(subscription.channels());
        }
        byRule.forEach((rule, channels) -> next.put(rule.key(), ear(rule, channels)));
        ears = next;
        recalled = Map.of();
        open = true;
        Set<Channel> wanted = new HashSet<>();
        byRule.values().forEach(wanted::addAll);
        closeAllBut(wanted);
        wanted.forEach(channel -> outboxes.computeIfAbsent(channel, each -> new Outbox(each, diskPatience)));
    }

    private Ear ear(NoticeRule rule, Set<Channel> channels) {
        String key = rule.key();
        Ear before = ears.get(key);
        if (before == null) {
            return new Ear(rule, channels, recalled.getOrDefault(key, Incidents.NONE));
        }
        return before.channels().equals(channels) ? before : new Ear(rule, channels, before.known());
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
            var news = new LinkedHashMap<Ear, List<Notice>>();
            ears.values()
                    .forEach(ear -> news.put(
                            ear,
                            ear.hear(board).stream()
                                    .map(notice -> linked(notice, board))
                                    .toList()));
            CountDownLatch kept = keep();
            news.forEach((ear, notices) -> notices.forEach(notice -> post(ear, notice, kept)));
        } catch (RuntimeException bug) {
            LOG.error("Nobody was told of a board", bug);
        }
    }

    /// Who is told that a token ends wants to make another. A digest leads to the first of several.
    private Notice linked(Notice notice, Board board) {
        if (notice.url() != null) {
            return notice;
        }
        return Stream.concat(Stream.of(notice), notice.parts().stream())
                .filter(part -> part.kind() == Kind.TOKEN_ENDS)
                .flatMap(part -> tokenPage(part.subject(), board).stream())
                .findFirst()
                .map(notice::linking)
                .orElse(notice);
    }

    private Optional<String> tokenPage(String subject, Board board) {
        return board.sources().stream()
                .map(Post::source)
                .filter(source -> Notice.ofSource(source.name()).equals(subject))
                .findFirst()
                .flatMap(tokenPages);
    }

    private void post(Ear ear, Notice notice, CountDownLatch kept) {
        var letter = new Outbox.Letter(notice, notice.words(texts), kept, () -> done(ear));
        for (Channel channel : ear.channels()) {
            Outbox outbox = outboxes.get(channel);
            if (channel.isPersonal() && muted.test(notice.subject())) {
                done(ear);
            } else if (outbox != null) {
                outbox.put(letter);
            }
        }
    }

    private synchronized void done(Ear ear) {
        ear.done();
        keep();
    }

    /// @return opens when that is done
    private CountDownLatch keep() {
        if (!open) {
            return new CountDownLatch(0);
        }
        Map<String, Incidents> told = new HashMap<>();
        ears.forEach((rule, ear) -> told.put(rule, ear.kept()));
        return keeping.keep(told);
    }

    /// What channels that only they hear do not tell from now on, though everything counts as told: who unmutes
    /// it hears what is new, not what was.
    ///
    /// @param subjects whether one is meant; must be quick
    public synchronized void silence(Predicate<String> subjects) {
        muted = subjects;
    }

    /// Where a new token is made is told from now on with what is told of one that ends.
    ///
    /// @param pages the page where a source's server issues tokens, if there is one; must be quick
    public synchronized void linkTokens(Function<Source, Optional<String>> pages) {
        tokenPages = pages;
    }

    /// Somebody here wants to hear no more of these incidents but their end.
    public synchronized void mute(Collection<String> subjects) {
        ears.values().forEach(ear -> ear.mute(subjects));
        keep();
    }

    /// What waits to be told is not told any more, and is told after the next start.
    @Override
    public void close() {
        synchronized (this) {
            open = false;
            ears = Map.of();
            closeAllBut(Set.of());
        }
        keeping.close();
    }
}
