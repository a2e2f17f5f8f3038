package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.board.Board;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.channel.Tune;
import dev.andon.claim.Claim;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.desk.CommandDesk;
import dev.andon.desk.Rerunners;
import dev.andon.desk.Rollbackers;
import dev.andon.desk.Skills;
import dev.andon.desktop.Answer;
import dev.andon.notice.Addressee;
import dev.andon.notice.Kind;
import dev.andon.notice.Memory;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.notice.Offer;
import dev.andon.people.Person;
import dev.andon.settings.Notify;
import dev.andon.settings.Notify.Way;
import dev.andon.settings.Team;
import dev.andon.source.Secret;
import dev.andon.store.Embedded;
import dev.andon.store.MemoryFile;
import dev.andon.store.Store;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Boards go in and come out by the ways that the settings name; what people answer is carried out. There is no
/// desktop here.
@Timeout(60)
class NotifyingTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Team ANN = new Team("Ann", Secret.NONE, null);
    private static final Notifying.Here NO_DESKTOP = new Notifying.Here("Linux", Map.of());

    @TempDir
    private Path temp;

    private final Story story = Story.ofOneSource();
    private final List<String> opened = new ArrayList<>();
    private final Set<String> muted = Set.of();
    private final List<String> goneBack = new ArrayList<>();
    private final List<Notifying> started = new ArrayList<>();
    private Person breaker = Person.of("Ann");
    private LoopbackServer chat;
    private CommandDesk desk;
    private Notifying people;

    @BeforeEach
    void start() {
        chat = LoopbackServer.answering(request -> LoopbackServer.ok("ok"));
        people = notifying(Memory.NONE);
    }

    private Notifying notifying(Memory memory) {
        var made = new Notifying(
                (command, actor) -> desk == null
                        ? new Receipt.Failed(Sentence.of("receipt.notOpenYet"))
                        : desk.submit(command, actor),
                opened::add,
                goneBack::add,
                () -> {},
                InstantSource.system(),
                memory,
                muted::contains,
                NO_DESKTOP);
        started.add(made);
        return made;
    }

    @AfterEach
    void close() {
        started.forEach(Notifying::close);
        chat.close();
    }

    private static NoticeRule rule(boolean onlyMine, Duration repeat) {
        return new NoticeRule(
                Addressee.ANYBODY,
                Set.of(Kind.BROKEN, Kind.FIXED, Kind.STILL_BROKEN),
                List.of(),
                onlyMine,
                null,
                1,
                null,
                repeat);
    }

    private Way webhook(String path) {
        return new Way.Web("json", new Secret(chat.url(path).toString()), Secret.NONE);
    }

    private Board board(Outcome outcome) {
        Build last = Build.of("7", outcome).brokenBy(outcome == Outcome.FAILED ? List.of(breaker) : List.of());
        return story.later(Duration.ofMillis(1))
                .shows(Story.pipeline("shop", outcome).last(last))
                .board();
    }

    /// Boards like this one come until the chat was told so often, which is then given back.
    private JsonObject told(int times, Outcome outcome) {
        long begun = System.nanoTime();
        while (chat.asked().size() < times) {
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 30, "nobody was told");
            people.accept(board(outcome));
            Thread.yield();
        }
        return JsonParser.parseString(chat.asked().get(times - 1).getBody().utf8())
                .getAsJsonObject();
    }

    private static String kind(JsonObject message) {
        return message.get("kind").getAsString();
    }

    @Test
    void aRuleReachesItsWayAndSoDoesItsEnd() {
        people.wants(List.of(new Notify(rule(false, null), List.of(webhook("/chat")))), Team.ALONE, ENGLISH);
        assertEquals("1 broken", told(1, Outcome.FAILED).get("title").getAsString());
        assertEquals("fixed", kind(told(2, Outcome.PASSED)));
        assertEquals("shop is broken", told(3, Outcome.FAILED).get("title").getAsString());
    }

    @Test
    void whoTheTeamSaysThatIAmIsWhomARuleIsFor() {
        breaker = Person.of("Dora");
        people.wants(List.of(new Notify(rule(true, null), List.of(webhook("/chat")))), ANN, ENGLISH);
        people.wants(List.of(new Notify(rule(true, null), List.of(webhook("/chat")))), ANN, ENGLISH);
        for (int i = 0; i < 50; i++) {
            people.accept(board(Outcome.FAILED));
        }
        people.accept(board(Outcome.PASSED));
        breaker = Person.of("ann");
        JsonObject message = told(1, Outcome.FAILED);
        assertEquals("ann", message.get("people").getAsJsonArray().get(0).getAsString());
    }

    @Test
    void anEditOfTheSettingsMovesTheWayAndRepeatsNothing() {
        people.wants(List.of(new Notify(rule(false, null), List.of(webhook("/old")))), Team.ALONE, ENGLISH);
        told(1, Outcome.FAILED);
        people.wants(
                List.of(new Notify(rule(false, null), List.of(webhook("/new")))), Team.ALONE, Texts.in(Locale.GERMAN));
        JsonObject end = told(2, Outcome.PASSED);
        assertEquals("fixed", kind(end));
        while (!chat.asked().getLast().getTarget().equals("/new")) {
            told(chat.asked().size() + 1, Outcome.FAILED);
            told(chat.asked().size() + 1, Outcome.PASSED);
        }
        // What was on its way at the edit is told once more, and comes before this.
        long begun = System.nanoTime();
        while (!title(chat.asked().size()).equals("shop ist wieder gr\u00FCn")) {
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 30, "the new way is not German");
            people.accept(board(Outcome.PASSED));
            Thread.yield();
        }
    }

    private String title(int number) {
        return JsonParser.parseString(chat.asked().get(number - 1).getBody().utf8())
                .getAsJsonObject()
                .get("title")
                .getAsString();
    }

    @Test
    void whatWasToldBeforeAStopIsNotToldAfterIt() {
        Path file = temp.resolve("told.json");
        people = notifying(new MemoryFile(file));
        List<Notify> wanted = List.of(new Notify(rule(false, null), List.of(webhook("/chat"))));
        people.wants(wanted, Team.ALONE, ENGLISH);
        told(1, Outcome.FAILED);
        people.close();
        people = notifying(new MemoryFile(file));
        people.wants(wanted, Team.ALONE, ENGLISH);
        assertEquals("1 green again", told(2, Outcome.PASSED).get("title").getAsString());
    }

    @Test
    void mutingALinesNoticeMutesWhatBrokeIt() {
        people.wants(
                List.of(new Notify(rule(false, Duration.ofMinutes(1)), List.of(webhook("/chat")))),
                Team.ALONE,
                ENGLISH);
        told(1, Outcome.FAILED);
        story.later(Duration.ofMinutes(2));
        assertEquals("still-broken", kind(told(2, Outcome.FAILED)));
        people.answer(notice("line:trunk", List.of("line:trunk", "ci/shop"), null), Answer.MUTE);
        for (int i = 0; i < 50; i++) {
            people.accept(board(Outcome.FAILED));
        }
        assertEquals("fixed", kind(told(3, Outcome.PASSED)));
    }

    @Test
    void openShowsThePageOrTheWall() {
        people.answer(notice("ci/shop", List.of(), "https://ci.example.test/shop/7"), Answer.OPEN);
        people.answer(notice("digest", List.of(), null), Answer.OPEN);
        assertEquals(Arrays.asList("https://ci.example.test/shop/7", null), opened);
    }

    @Test
    void openWithoutAPageShowsInTheWindowWhatItIsAbout() {
        people.answer(notice("ci/shop", List.of(), null), Answer.OPEN);
        people.answer(notice(Claim.ofLine("trunk"), List.of(), null), Answer.OPEN);
        people.answer(notice(Notice.ofSource("ci"), List.of(), null), Answer.OPEN);
        assertEquals(Arrays.asList("andon:pipeline/ci/shop", "andon:stop/trunk", null), opened);
    }

    @Test
    void whoClaimsFromANotificationHasTheClaim() {
        people.wants(List.of(new Notify(rule(false, null), List.of(webhook("/chat")))), ANN, ENGLISH);
        told(1, Outcome.FAILED);
        people.answer(notice("ci/shop", List.of("ci/shop"), null), Answer.CLAIM);
        try (var store = new Store(new Embedded(temp.resolve("andon.db")))) {
            desk = new CommandDesk(
                    store.claims(),
                    store.stops(),
                    store.audit(),
                    store.rollbacks(),
                    store.vigils(),
                    Rerunners.NONE,
                    Rollbackers.NONE,
                    Skills.NONE,
                    story::board,
                    InstantSource.system(),
                    _ -> Optional.empty(),
                    () -> {});
            people.answer(notice("ci/shop", List.of("ci/shop"), null), Answer.CLAIM);
            List<Claim> claims = store.claims().open();
            assertEquals(List.of("ci/shop"), claims.stream().map(Claim::subject).toList());
            assertEquals("Ann", claims.getFirst().holder().name());
        }
    }

    @Test
    void whoSaysNoToAGuardIsHeardByTheDesk() {
        List<Command> submitted = new ArrayList<>();
        var with = new Notifying(
                (command, actor) -> {
                    submitted.add(command);
                    return new Receipt.Done(Sentence.of("receipt.vetoed", "swarm/shop"));
                },
                opened::add,
                goneBack::add,
                () -> {},
                InstantSource.system(),
                Memory.NONE,
                muted::contains,
                NO_DESKTOP);
        started.add(with);
        with.wants(List.of(new Notify(rule(false, null), List.of(webhook("/chat")))), ANN, ENGLISH);
        while (submitted.isEmpty()) {
            with.answer(offering(Offer.What.VETO), Answer.VETO);
            Thread.yield();
        }
        assertEquals(new Command.Veto("swarm/shop"), submitted.getFirst());
    }

    @Test
    void whoWantsToGoBackIsShownWhatThatWouldBeAndNothingIsSent() {
        people.answer(offering(Offer.What.GO_BACK), Answer.GO_BACK);
        assertEquals(List.of("swarm/shop"), goneBack);
    }

    private static Notice offering(Offer.What what) {
        return new Notice(
                Kind.BROKEN,
                "line:trunk",
                Sentence.of("notice.broken", "shop"),
                List.of(),
                List.of(),
                List.of(),
                null,
                Story.NOON,
                true,
                new Offer(what, "swarm/shop"));
    }

    @Test
    void withoutAScreenMachinesAloneAreTold() {
        Ways ways = Ways.withoutScreen(InstantSource.system());
        List<Notify> wanted = List.of(
                new Notify(rule(false, null), List.of(new Way.Desktop(), new Way.Sound("", 70), new Way.Speech(70))),
                new Notify(
                        rule(false, null), List.of(new Way.Desktop(), webhook("/chat"), new Way.Run(List.of("lamp")))));
        assertEquals(
                List.of(List.of("The webhook json at localhost", "The command lamp")),
                ways.subscriptions(wanted, Team.ALONE).stream()
                        .map(subscription -> subscription.channels().stream()
                                .map(Object::toString)
                                .toList())
                        .toList());
    }

    @Test
    void everyTuneHasItsWordInTheSettings() {
        String words = Configuration.reader().schema();
        for (Tune tune : Tune.values()) {
            assertTrue(words.contains("\"" + tune.word() + "\""), tune.word());
        }
    }

    private static Notice notice(String subject, List<String> claimable, String url) {
        return new Notice(
                Kind.BROKEN,
                subject,
                Sentence.of("notice.broken", "shop"),
                List.of(),
                List.of(),
                claimable,
                url,
                Story.NOON,
                true);
    }
}
