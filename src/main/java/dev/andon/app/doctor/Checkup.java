package dev.andon.app.doctor;

import dev.andon.app.Configuration;
import dev.andon.app.Preflight;
import dev.andon.app.SharedBooks;
import dev.andon.board.Board;
import dev.andon.board.Post;
import dev.andon.gate.Announcement;
import dev.andon.settings.Disclosed;
import dev.andon.settings.Folders;
import dev.andon.settings.SettingsSearch;
import dev.andon.settings.keychain.Keychain;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.source.Secret;
import dev.andon.source.StoreFailure;
import dev.andon.store.Examination;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at everything that Andon needs, and says of each whether it is as it should be. What breaks while it is
/// looked at is a finding, not the end. Used once.
public final class Checkup {
    private static final Duration LOOK_AT_MOST = Duration.ofSeconds(30);
    private static final Duration BOOKS_AT_MOST = Duration.ofSeconds(20);
    private static final long ROOM = 100L << 20;
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(?:token|secret|passw|credential|api_?key|private_?key|auth).*");
    private static final String ABOUT = """
            What Andon found about itself, made by "andon doctor" for somebody who is to help.

            The values of secrets are not in here: not those of the settings, nor what looks like one. The names of
            your servers, pipelines, branches and people are, since without them nobody could help. Look through it
            before you send it.
            """;

    /// What is examined, and with what.
    ///
    /// @param version what `andon --version` says, line by line
    /// @param file the settings, whether they are there or not
    /// @param look looks at all sources of the settings once
    public record Patient(
            List<String> version, Path file, Folders folders, Map<String, String> environment, Look look) {
        /// Looks at all sources once.
        @FunctionalInterface
        public interface Look {
            Board at(Configuration configuration) throws Exception;
        }
    }

    /// What came of it.
    public record Result(List<Finding> findings, Bundle bundle) {
        public boolean isWell() {
            return findings.stream().noneMatch(one -> one.grade() == Finding.Grade.WRONG);
        }
    }

    private final Patient patient;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();

    public Checkup(Patient patient) {
        this.patient = patient;
    }

    public Result run() {
        texts.put("README.txt", ABOUT);
        texts.put("version.txt", String.join("\n", patient.version()) + "\n");
        texts.put("system.txt", String.join("\n", Machine.lines(patient.environment())) + "\n");
        knowSecrets();
        @Nullable Configuration configuration = settings();
        folders();
        if (configuration != null) {
            secrets.add(configuration.team().database());
            sources(configuration);
            books(configuration);
        }
        keychain();
        display();
        startCache();
        log();
        return result();
    }

    /// What programs keep secret in the environment, and what opens the Andon that runs.
    private void knowSecrets() {
        patient.environment().forEach((name, value) -> {
            // A socket or a file is no secret; but many a secret begins like one.
            if (SECRET_NAME.matcher(name).matches() && value.length() >= 8 && !new File(value).exists()) {
                secrets.add(new Secret(value));
            }
        });
        Announcement.read(patient.folders().state()).ifPresent(running -> secrets.add(new Secret(running.token())));
    }

    private @Nullable Configuration settings() {
        if (!Files.exists(patient.file())) {
            findings.add(
                    patient.file().equals(patient.folders().config().resolve(SettingsSearch.FILE))
                            ? Finding.note(
                                    "There are no settings: " + patient.file() + " is not there.",
                                    "Start \"andon\": its first window makes them.")
                            : Finding.wrong(
                                    "The settings that are named are not there: " + patient.file() + ".",
                                    "Name another file with --config, or in ANDON_CONFIG, or write this one."));
            return null;
        }
        try {
            Disclosed disclosed = Configuration.reader().disclose(patient.file());
            secrets.addAll(disclosed.secrets());
            texts.put("settings.yaml", disclosed.text());
            Configuration configuration = Configuration.read(patient.file()).orElseThrow();
            findings.add(Finding.well("The settings " + patient.file() + " can be read; they name "
                    + counted(configuration.sources().size(), "source") + "."));
            configuration
                    .warnings()
                    .forEach(warning -> findings.add(Finding.note("The settings could be better: " + warning, "")));
            return configuration;
        } catch (IllegalArgumentException mistakes) {
            String.valueOf(mistakes.getMessage())
                    .lines()
                    .forEach(mistake -> findings.add(Finding.wrong(
                            "The settings have a mistake: " + mistake,
                            "Mend it in the file, or on the settings page of the window.")));
            return null;
        }
    }

    private void folders() {
        Folders folders = patient.folders();
        for (Path folder : List.of(folders.state(), folders.data(), folders.cache())) {
            Path there = folder;
            while (there != null && !Files.exists(there)) {
                there = there.getParent();
            }
            if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
                findings.add(Finding.wrong(
                        "Nothing can be written into " + folder + ".", "Let this user write there: " + there + "."));
            } else if (room(there) < ROOM) {
                findings.add(Finding.wrong(
                        "The disk of " + folder + " is nearly full: " + (room(there) >> 20) + " MB are free.",
                        "Make room; Andon keeps its books there."));
            }
        }
    }

    private static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private void sources(Configuration configuration) {
        try {
            Board board = within(LOOK_AT_MOST, () -> patient.look().at(configuration));
            var text = new StringBuilder();
            board.sources().forEach(post -> {
                findings.add(finding(post));
                text.append(describe(post)).append('\n');
            });
            texts.put("sources.txt", text.toString());
        } catch (TimeoutException e) {
            findings.add(Finding.wrong(
                    "Not all sources answered within " + LOOK_AT_MOST.toSeconds() + " seconds.",
                    "\"andon check\" waits for each as long as its deadline says."));
        } catch (Exception e) {
            findings.add(Finding.wrong("The sources could not be looked at: " + brief(e) + ".", "That is a bug."));
        }
    }

    private static Finding finding(Post post) {
        String name = post.source().name() + " (" + kind(post) + ")";
        return post.fault() == null
                ? Finding.well(
                        "The source " + name + " answers: " + post.known().size() + " pipelines.")
                : Finding.wrong(
                        "The source " + name + " cannot be seen, "
                                + post.fault()
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ') + ": "
                                + post.fault().sentence(),
                        "The sources page of the window shows the last request and answer.");
    }

    private static String kind(Post post) {
        return post.source().kind().isEmpty() ? "kind not found" : post.source().kind();
    }

    private static String describe(Post post) {
        String odd = String.join(
                ", ",
                post.known().stream()
                        .map(known -> known.pipeline().oddWord())
                        .filter(word -> word != null && !word.isEmpty())
                        .map(String::valueOf)
                        .distinct()
                        .toList());
        return "%s: %s, at %s%n  %s%n  took %d ms, %s%n  words not known: %s"
                .formatted(
                        post.source().name(),
                        kind(post),
                        post.source().url(),
                        post.fault() == null
                                ? "seen, " + post.known().size() + " pipelines"
                                : post.fault().kind() + ": " + post.fault().sentence(),
                        post.took().toMillis(),
                        post.cost(),
                        odd.isEmpty() ? "none" : odd);
    }

    private void books(Configuration configuration) {
        try {
            Optional<Examination> seen =
                    within(BOOKS_AT_MOST, () -> Examination.of(SharedBooks.of(configuration.team(), configuration)));
            findings.add(seen.map(Checkup::finding)
                    .orElseGet(() -> Finding.note("There are no books yet; the first start makes them.", "")));
        } catch (TimeoutException e) {
            findings.add(Finding.wrong(
                    "The books did not answer within " + BOOKS_AT_MOST.toSeconds() + " seconds.",
                    "Is the database busy, or its file very large?"));
        } catch (StoreFailure | IllegalArgumentException e) {
            findings.add(Finding.wrong(
                    "The books cannot be read: " + e.getMessage(), "Without them there are no claims and stops."));
        } catch (Exception e) {
            findings.add(Finding.wrong("The books could not be examined: " + brief(e) + ".", "That is a bug."));
        }
    }

    private static Finding finding(Examination books) {
        String what = "The books are in " + books.product() + ", at step " + books.step() + " of " + books.newest();
        if (books.isWell()) {
            return Finding.well(
                    what + (books.step() < books.newest() ? "; the next start brings them up to date." : "."));
        }
        return books.condition().equals("ok")
                ? Finding.wrong(what + ": a newer Andon wrote them.", "Update this one.")
                : Finding.wrong(
                        what + " and damaged: " + books.condition() + ".",
                        "Move the file away and Andon begins a new one, or put a copy in its place.");
    }

    private void keychain() {
        try {
            var keychain = Keychain.of(System.getProperty("os.name", ""), patient.environment());
            boolean there = keychain.find("doctor").isPresent();
            findings.add(
                    Finding.well("The keychain can be asked" + (there ? "." : ", and holds nothing of this test.")));
        } catch (KeychainTrouble trouble) {
            findings.add(Finding.note(
                    "The keychain cannot be asked: " + trouble.sentence(),
                    "Only settings that say keychain:name need it."));
        }
    }

    private void display() {
        findings.add(Preflight.forWindows(patient.environment())
                .map(missing -> Finding.note("No window can be opened here: " + missing, ""))
                .orElseGet(() -> Finding.well("A window can be opened here.")));
    }

    private void startCache() {
        boolean used = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(option -> option.startsWith("-XX:AOTCache="));
        boolean wanted = !System.getProperty("andon.aot", "").isEmpty();
        findings.add(
                used
                        ? Finding.well("The start cache is used.")
                        : Finding.note(
                                "The start cache is not used"
                                        + (wanted ? "; a window that stays open for half a minute makes it." : "."),
                                ""));
    }

    private void log() {
        try {
            LogEnd log = LogEnd.in(patient.folders().state());
            texts.put("log.txt", String.join("\n", log.lines()) + "\n");
            findings.add(log.file()
                    .map(file -> Finding.note(
                            "The log " + file + " ends with " + counted(log.complaints(), "warning") + " in its last "
                                    + (log.lines().size() == 1
                                            ? "line."
                                            : log.lines().size() + " lines."),
                            ""))
                    .orElseGet(() -> Finding.note("Nothing was logged yet.", "")));
        } catch (IOException e) {
            findings.add(Finding.wrong("The log cannot be read: " + brief(e) + ".", ""));
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// Whatever was said goes through the scrubber, and so does what is printed.
    private Result result() {
        var scrubber = new Scrubber(secrets, home());
        List<Finding> clean = findings.stream()
                .map(one -> new Finding(one.grade(), scrubber.clean(one.what()), scrubber.clean(one.help())))
                .toList();
        var all = new LinkedHashMap<String, String>();
        all.put(
                "findings.txt",
                String.join("\n", clean.stream().map(Finding::line).toList()) + "\n");
        texts.forEach((name, text) -> all.put(name, scrubber.clean(text)));
        return new Result(clean, new Bundle(all));
    }

    private Path home() {
        return Path.of(patient.environment().getOrDefault("HOME", System.getProperty("user.home", "")));
    }

    /// Waits for an answer, and for no longer than that: what hangs is left behind.
    private static <T> T within(Duration time, Callable<T> question) throws Exception {
        var task = new FutureTask<>(question);
        Thread.ofVirtual().name("checkup").start(task);
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            task.cancel(true);
        }
    }

    private static String brief(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
