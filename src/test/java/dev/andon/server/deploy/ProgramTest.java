package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private static final String TOKEN = "t0ken-that-must-not-show";
    private static final Service SHOP = new Service("shop", "production");
    private static final String DEPLOYS = """
            {"deploys": [
              {"service": "shop", "environment": "production", "version": "v13", "id": "41", "state": "live", "by": "ann", "begun": 1795341600},
              {"service": "shop", "environment": "production", "version": "v12", "id": "40", "state": "failed"},
              {"service": "shop", "environment": "production", "version": "v11", "id": "39", "state": "live"}]}
            """;

    @TempDir
    Path folder;

    private String script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private String printing(String json) throws IOException {
        Files.writeString(folder.resolve("answer.json"), json);
        return script("list", "cat '" + folder.resolve("answer.json") + "'");
    }

    private static Program program(Duration deadline, String... options) {
        var all = new HashMap<String, String>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        Source source = Source.of("deploys", "program", URI.create("http://127.0.0.1:1/"))
                .withToken("", new Secret(TOKEN))
                .withTimes(Source.EVERY, deadline)
                .withOptions(all);
        return (Program) DeployServers.named("program")
                .orElseThrow()
                .reader()
                .apply(new Http(source, Connection.shared(), InstantSource.system()), source);
    }

    private static Program program(String... options) {
        return program(Source.DEADLINE, options);
    }

    private static ServerFault fault(Program program) {
        ServerFault fault = assertThrows(ServerFault.class, program::look);
        assertFalse(fault.toString().contains(TOKEN), fault.toString());
        return fault;
    }

    private static Prepared prepared(Program program, String version, String why) throws ServerFault {
        Deployment seen = program.examine(SHOP);
        Release to = seen.history().stream()
                .filter(release -> release.version().equals(version))
                .findFirst()
                .orElseThrow();
        return program.prepare(seen, to, why);
    }

    @Test
    void whatItPrintsIsWhatIsLive() throws Exception {
        Deployment seen = program("list", printing(DEPLOYS)).look().getFirst();
        assertEquals(SHOP, seen.service());
        assertEquals("v13", seen.live() == null ? "" : seen.live().version());
        assertEquals(Deployment.Health.WELL, seen.health());
    }

    @ParameterizedTest
    @CsvSource({
        "live, IDLE, LIVE",
        "failed, IDLE, FAILED",
        "cancelled, IDLE, CANCELLED",
        "running, RUNNING, UNDERWAY",
        "queued, QUEUED, UNDERWAY",
        "waiting, WAITING, UNDERWAY",
        "sleeping, UNKNOWN, UNKNOWN"
    })
    void knowsEveryWordOfTheUserGuide(String word, Deployment.Phase phase, Release.Outcome outcome) throws Exception {
        Deployment seen = program("list", printing(DEPLOYS.replaceFirst("\"live\"", '"' + word + '"')))
                .look()
                .getFirst();
        assertEquals(phase, seen.phase());
        assertEquals(outcome, seen.newest() == null ? null : seen.newest().outcome());
        assertEquals(phase == Deployment.Phase.UNKNOWN ? word : "", seen.oddWord());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"deploys\": null}",
                "{\"deploys\": 3}",
                "{\"deploys\": [{\"service\": \"shop\"}]}",
                "{\"deploys\": [[]]}",
                "<html>",
                "{\"deploys\": ["
            })
    void whatIsNotTheShapeOfTheUserGuideIsAFault(String printed) throws Exception {
        assertEquals(
                FaultKind.UNREADABLE, fault(program("list", printing(printed))).kind());
    }

    @ParameterizedTest
    @CsvSource({"1, BROKEN", "64, BROKEN", "75, THROTTLED", "77, REFUSED", "255, BROKEN"})
    void itsExitCodeSaysWhyItCannotTell(int code, FaultKind kind) throws Exception {
        ServerFault fault = fault(program("list", script("list", "echo \"no $ANDON_TOKEN\" >&2; exit " + code)));
        assertEquals(kind, fault.kind());
        assertTrue(
                fault.fault().sentence().contains("It says: no "), fault.fault().sentence());
    }

    @Test
    void whatIsNotThereCannotBeStarted() {
        assertEquals(
                FaultKind.UNREACHABLE,
                fault(program("list", folder + "/nowhere")).kind());
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
        String slow = script("list", "sleep 600 & echo $! > '" + folder.resolve("child") + "'; wait");
        assertEquals(
                FaultKind.TIMED_OUT,
                fault(program(Duration.ofSeconds(2), "list", slow)).kind());
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
    }

    @Test
    void whatPrintsTooMuchIsEnded() throws Exception {
        assertEquals(
                FaultKind.TOO_LARGE,
                fault(program("list", script("list", "exec cat /dev/zero"))).kind());
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        var program = program("list", script("list", "echo > '" + folder.resolve("runs") + "'; exec sleep 600"));
        var stillSet = new AtomicBoolean();
        Thread thread = Thread.ofVirtual().start(() -> {
            assertEquals(FaultKind.TIMED_OUT, fault(program).kind());
            stillSet.set(Thread.currentThread().isInterrupted());
        });
        while (!Files.exists(folder.resolve("runs"))) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertTrue(thread.join(Duration.ofSeconds(20)));
        assertTrue(stillSet.get());
    }

    @Test
    void theHistoryMayComeFromACallOfItsOwn() throws Exception {
        String history = script(
                "history",
                "test \"$1/$ANDON_ENVIRONMENT\" = shop/production || exit 9; exec cat '" + folder.resolve("answer.json")
                        + "'");
        printing(DEPLOYS.replace(
                "]}", "], \"blockers\": [{\"kind\": \"freeze\", \"words\": \"until Monday\"}, {\"kind\": \"odd\"}]}"));
        Deployment seen = program("history", "[\"" + history + "\", \"{service}\"]", "rollback", "true")
                .examine(SHOP);
        assertEquals(
                List.of("41", "40", "39"),
                seen.history().stream().map(Release::id).toList());
        assertEquals(
                List.of(new Blocker(Blocker.Kind.FREEZE, "until Monday"), new Blocker(Blocker.Kind.FREEZE, "odd")),
                seen.blockers());
    }

    @Test
    void itGoesBackOnceWithTheArgumentsThatWereShownAndNoShellReadsThem() throws Exception {
        Path told = folder.resolve("told");
        String back = script("back", "printf '%s|' \"$@\" \"$ANDON_WHY\" \"$ANDON_TOKEN\" >> '" + told + "'");
        Program program = program(
                "list",
                printing(DEPLOYS),
                "rollback",
                "[\"" + back + "\", \"{service}\", \"--to={version}\", \"{why}\", \"{odd}\"]");
        Prepared prepared = prepared(program, "v11", "it's $(reboot) {id}, says Ann");
        assertFalse(Files.exists(told), "nothing is changed by preparing");
        assertEquals(
                back + " shop --to=v11 'it'\\''s $(reboot) {id}, says Ann' '{odd}'",
                prepared.requests().getFirst().line());
        assertEquals(new Acted.Done(), prepared.send());
        assertEquals(
                "shop|--to=v11|it's $(reboot) {id}, says Ann|{odd}|it's $(reboot) {id}, says Ann|" + TOKEN + "|",
                Files.readString(told));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "64, true", "69, false", "75, true", "77, true", "143, false"})
    void onlyThreeExitCodesSayThatNothingHappened(int code, boolean certain) throws Exception {
        Program program = program(
                "list", printing(DEPLOYS), "rollback", script("back", "echo \"no $ANDON_TOKEN\" >&2; exit " + code));
        Acted acted = prepared(program, "v11", "why").send();
        Class<? extends Acted> expected = certain ? Acted.NotDone.class : Acted.Unsure.class;
        assertInstanceOf(expected, acted);
        assertFalse(acted.toString().contains(TOKEN), acted.toString());
    }

    @Test
    void whatTakesTooLongToGoBackIsUnsureAndWhatCannotBeStartedIsNot() throws Exception {
        String list = printing(DEPLOYS);
        Program slow = program("list", list, "rollback", script("back", "exec sleep 600"), "patience", "1");
        assertInstanceOf(Acted.Unsure.class, prepared(slow, "v11", "why").send());
        Program absent = program("list", list, "rollback", folder + "/nowhere");
        assertInstanceOf(Acted.NotDone.class, prepared(absent, "v11", "why").send());
    }

    @Test
    void withoutAWayBackNobodyMayTry() throws Exception {
        Deployment seen = program("list", printing(DEPLOYS)).examine(SHOP);
        assertEquals(
                List.of(Blocker.Kind.NO_PERMISSION),
                seen.blockers().stream().map(Blocker::kind).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\", {}]", "[\"a\"", "[]"})
    void aCommandThatIsNoListOfTextsIsRefused(String command) {
        assertThrows(IllegalArgumentException.class, () -> program("list", command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "1000000"})
    void aPatienceThatIsNoNumberOfSecondsIsRefused(String patience) {
        assertThrows(IllegalArgumentException.class, () -> program("patience", patience));
    }

    /// Ended halfway, nobody would know what it left.
    @Test
    void goingBackMayTakeLongerThanLooking() throws Exception {
        Program slow =
                program(Duration.ofSeconds(2), "list", printing(DEPLOYS), "rollback", script("back", "exec sleep 3"));
        assertEquals(new Acted.Done(), prepared(slow, "v11", "why").send());
    }

    @Test
    void noSettingsOfItsOwnIsAFault() {
        assertEquals(FaultKind.MISSING, fault(program()).kind());
    }

    @Test
    void aServiceThatIsGoneIsAFault() throws Exception {
        Program program = program("list", printing(DEPLOYS));
        ServerFault fault = assertThrows(ServerFault.class, () -> program.examine(new Service("cart", "")));
        assertEquals(FaultKind.MISSING, fault.kind());
    }
}
