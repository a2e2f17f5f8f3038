package dev.andon.cli;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Stretch;
import dev.andon.desk.Told;
import dev.andon.text.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Writes the logs of one build to a terminal. Used by one thread.
final class LogTail {
    /// So often nothing new may come before the build itself is looked at: that costs the server more.
    private static final int SILENT_AT_MOST = 5;

    private final Asking.Asked asked;
    private final Build build;
    private final Pause pause;
    private final Set<String> shown = new HashSet<>();

    /// Waits a little.
    interface Pause {
        void awhile() throws InterruptedException;
    }

    LogTail(Asking.Asked asked, Build build, Pause pause) {
        this.asked = asked;
        this.build = build;
        this.pause = pause;
    }

    /// What is there now.
    ///
    /// @param all every log from its beginning, or the end of the one that says most
    /// @return why it cannot be told
    Optional<Sentence> show(boolean all) {
        return switch (logs()) {
            case Told.Nothing<List<Log>>(Sentence why) -> Optional.of(why);
            case Told.Answer<List<Log>>(List<Log> logs) when logs.isEmpty() -> nothingYet();
            case Told.Answer<List<Log>>(List<Log> logs) when all -> each(logs);
            case Told.Answer<List<Log>>(List<Log> logs) -> end(Log.telling(logs).orElseThrow());
        };
    }

    /// Until the build has ended: the log that says most from its end, and those that begin later from their
    /// beginning.
    ///
    /// @param all every log from its beginning
    /// @return why it cannot be told
    Optional<Sentence> follow(boolean all) throws InterruptedException {
        boolean first = !all;
        while (true) {
            boolean runs = stillRuns();
            switch (logs()) {
                case Told.Nothing<List<Log>>(Sentence why) -> {
                    return Optional.of(why);
                }
                case Told.Answer<List<Log>>(List<Log> logs) -> {
                    Optional<Sentence> trouble = first ? followTelling(logs) : followNew(logs);
                    first &= logs.isEmpty();
                    if (trouble.isPresent() || !runs) {
                        return trouble;
                    }
                }
            }
            pause.awhile();
        }
    }

    private Optional<Sentence> followTelling(List<Log> logs) throws InterruptedException {
        logs.forEach(log -> shown.add(log.id()));
        Optional<Log> running = logs.stream().filter(Log::growing).findFirst();
        Optional<Log> meant = running.isPresent() ? running : Log.telling(logs);
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        head(meant.get());
        return follow(meant.get(), new Stretch.End());
    }

    private Optional<Sentence> followNew(List<Log> logs) throws InterruptedException {
        for (Log log : logs) {
            if (shown.add(log.id())) {
                Optional<Sentence> trouble = followAll(log);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Sentence> followAll(Log log) throws InterruptedException {
        head(log);
        return switch (whole(log)) {
            case Told.Nothing<Long>(Sentence why) -> Optional.of(why);
            case Told.Answer<Long>(Long end) when !log.growing() -> Optional.empty();
            case Told.Answer<Long>(Long end) -> follow(log, new Stretch.From(end));
        };
    }

    private Optional<Sentence> follow(Log log, Stretch from) throws InterruptedException {
        Stretch stretch = from;
        int silent = 0;
        while (true) {
            switch (read(log, stretch)) {
                case Told.Nothing<LogPart>(Sentence why) -> {
                    return Optional.of(why);
                }
                case Told.Answer<LogPart>(LogPart part) -> {
                    print(part.text());
                    silent = part.text().isEmpty() ? silent + 1 : 0;
                    // Of one that was stopped nobody may say that it is complete.
                    if (part.complete() || (silent >= SILENT_AT_MOST && !stillRuns())) {
                        return Optional.empty();
                    }
                    silent %= SILENT_AT_MOST;
                    stretch = part.after();
                    if (part.text().isEmpty()) {
                        pause.awhile();
                    }
                }
            }
        }
    }

    private boolean stillRuns() {
        return asked.again()
                .get()
                .map(tile -> tile.known().pipeline().current())
                .filter(current -> Objects.equals(current.url(), build.url()))
                .isPresent();
    }

    private Optional<Sentence> nothingYet() {
        return Optional.of(Sentence.of("details.noLogYet", asked.tile().id()));
    }

    private Optional<Sentence> each(List<Log> logs) {
        for (Log log : logs) {
            head(log);
            if (whole(log) instanceof Told.Nothing<Long>(Sentence why)) {
                return Optional.of(why);
            }
        }
        return Optional.empty();
    }

    private Optional<Sentence> end(Log log) {
        return Asking.with(read(log, new Stretch.End()), part -> {
            head(log);
            if (part.hasBefore()) {
                asked.out().println(asked.texts().say(Sentence.of("details.moreBefore")));
            }
            print(part.text());
        });
    }

    private Told<List<Log>> logs() {
        return asked.desk().logs(asked.tile().id(), build);
    }

    private Told<Long> whole(Log log) {
        return asked.desk().wholeLog(asked.tile().id(), log, this::print);
    }

    private Told<LogPart> read(Log log, Stretch stretch) {
        return asked.desk().log(asked.tile().id(), log, stretch);
    }

    private void head(Log log) {
        asked.out().println("== " + asked.tile().id() + " " + build.label() + ": " + log.name() + " ==");
    }

    private void print(String text) {
        asked.out().print(text);
        asked.out().flush();
    }
}
