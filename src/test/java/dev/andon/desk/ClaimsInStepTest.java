package dev.andon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.Source;
import dev.andon.testing.ClaimingJenkins;
import dev.andon.testing.InvestigatingTeamCity;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A claim here and a claim on the server are one claim, whoever made, changed or took it back where; and nobody
/// answers anybody for ever.
class ClaimsInStepTest {
    private static final Crew CREW = new Crew(
            List.of(
                    new Colleague(Person.of("Ann"), List.of(), Map.of("ci", "ann", "tc", "amiller")),
                    new Colleague(Person.of("Bob"), List.of(), Map.of("ci", "bob", "tc", "bob")),
                    new Colleague(Person.of("Eve"), List.of(), Map.of("ci", "eve-who-left", "tc", "eve"))),
            Map.of());

    @TempDir
    Path folder;

    private final ClaimingJenkins jenkins = new ClaimingJenkins();
    private Station here;

    @BeforeEach
    void open() {
        here = station("books.db").turn();
    }

    @AfterEach
    void close() {
        here.close();
        jenkins.close();
    }

    private Station station(String books) {
        return new Station(folder.resolve(books), CREW, Source.of("ci", "jenkins", jenkins.url()));
    }

    private static String said(Receipt receipt) {
        return Texts.in(Locale.ENGLISH).say(receipt.sentence());
    }

    @Test
    void whatIsClaimedHereIsClaimedThere() {
        assertEquals("Ann is on ci/shop.", said(here.claims("Ann")));

        assertEquals("ann", jenkins.claimedBy());
        assertEquals("Ann=ann", here.turn().holder());
        assertEquals(List.of("claim ann"), jenkins.acts());
        assertEquals(List.of("claim done", "claim-at-server done"), here.audit());
    }

    @Test
    void whatIsClaimedThereIsClaimedHere() {
        jenkins.claimedBy("bob");

        assertEquals("Bob=bob", here.turn().holder());
        assertEquals("in the browser", here.open().why());
        assertEquals("Bob is on ci/shop.", said(here.claims("Ann")));
        assertEquals(List.of(), jenkins.acts());
    }

    @Test
    void whatIsTakenBackHereIsTakenBackThere() {
        here.claims("Ann");
        assertEquals("Nobody is on ci/shop any more.", said(here.turn().releases("Ann")));

        assertEquals("", jenkins.claimedBy());
        assertEquals(List.of("claim ann", "unclaim"), jenkins.acts());
        assertEquals("nobody", here.turn().holder());
    }

    @Test
    void whatWasClaimedThereIsTakenBackThereFromHereToo() {
        jenkins.claimedBy("bob");
        here.turn().releases("Ann");

        assertEquals("", jenkins.claimedBy());
        assertEquals("nobody", here.turn().holder());
    }

    @Test
    void whatIsTakenBackThereIsTakenBackHere() {
        here.claims("Ann");
        here.turn();
        jenkins.unclaimed();

        assertEquals("nobody", here.turn().holder());
        jenkins.claimedBy("bob");
        assertEquals("Bob=bob", here.turn().holder());
        jenkins.unclaimed();
        assertEquals("nobody", here.turn().holder());
        assertEquals(List.of("claim ann"), jenkins.acts(), "nothing but what Ann said");
    }

    @Test
    void whoeverTakesItOverThereHasItHere() {
        here.claims("Ann");
        here.turn();
        jenkins.claimedBy("bob");

        assertEquals("Bob=bob", here.turn().turn().holder());
        assertEquals(List.of("claim ann"), jenkins.acts());
    }

    @Test
    void whoeverWasThereFirstHasItThoughNoLookShowedThatYet() {
        jenkins.claimedBy("bob");

        assertEquals("Bob is on ci/shop.", said(here.claims("Ann")));
        assertEquals("Bob=bob", here.holder());
        assertEquals(List.of(), jenkins.acts());

        assertEquals("Ann is on ci/shop.", said(here.turn().claims("Ann", "over")));
        assertEquals("Ann=ann", here.holder());
        assertEquals("ann", jenkins.claimedBy());
    }

    @Test
    void anOldLookDoesNotUndoATakeOver() {
        jenkins.claimedBy("bob");
        here.turn();
        try (var other = station("books.db").turn()) {
            here.claims("Ann", "over");
            other.turnOnItsOldLook();

            assertEquals("Ann=ann", other.turn().holder());
        }
    }

    @Test
    void itGoesOverToTheNextFailedBuildAndEndsWithAGreenOne() {
        here.claims("Ann");
        jenkins.builds(true);
        assertEquals("Ann=ann", here.turn().holder());
        assertEquals("8", here.open().echo().build());

        jenkins.builds(false);
        assertEquals("nobody", here.turn().turn().holder());
        assertEquals(List.of("claim ann"), jenkins.acts());
    }

    @Test
    void aServersClaimThatDoesNotStickStaysHere() {
        jenkins.claimedBy("bob");
        here.turn();
        jenkins.builds(true);

        assertEquals("Bob=bob", here.turn().turn().holder());
        assertEquals(List.of(), jenkins.acts());
    }

    @Test
    void atTheEndOfAShiftTheServerKnowsTheSuccessor() {
        here.claims("Ann");
        here.turn();

        here.submit(new Command.HandOver(Person.of("Ann"), Person.of("Bob"), List.of(), "", null), "Ann");
        assertEquals("Bob=bob", here.turn().holder());
        here.submit(new Command.HandOver(Person.of("Bob"), Person.of("Dora"), List.of(), "", null), "Ann");
        assertEquals("Dora", here.turn().turn().holder(), "whose user id nobody told");
        assertEquals(List.of("claim ann", "claim bob", "unclaim"), jenkins.acts());
    }

    @Test
    void whatLapsedIsTakenBackThereOnce() {
        here.claims("Ann", "briefly");
        try (var other = station("books.db").turn()) {
            here.turn();
            other.turn();
            assertEquals("nobody", other.holder());
        }
        assertEquals(List.of("claim ann", "unclaim"), jenkins.acts());
    }

    @Test
    void whoseUserIdNobodyToldClaimsHereAlone() {
        assertEquals("Dora is on ci/shop.", said(here.claims("Dora")));
        jenkins.claimedBy("bob");

        assertEquals("Dora", here.turn().turn().holder(), "who came first here");
        assertEquals(List.of(), jenkins.acts());
    }

    @Test
    void aUserIdThatTheServerPassesOverIsSaidAndTheClaimStands() {
        String said = said(here.claims("Eve"));

        assertTrue(said.startsWith("Eve is on ci/shop. ci itself does not say so."), said);
        assertEquals("Eve", here.turn().holder());
        assertEquals(List.of("claim done", "claim-at-server failed"), here.audit());
        assertEquals(List.of("claim eve-who-left"), jenkins.acts(), "once");
    }

    @Test
    void anAnswerThatIsLostIsSettledByLookingAndNothingIsSentAgain() {
        jenkins.losingAnswers();

        assertEquals("Ann is on ci/shop.", said(here.claims("Ann")));
        assertEquals("Ann=ann", here.turn().holder());
        assertEquals(List.of("claim ann"), jenkins.acts());
    }

    @Test
    void aServerThatIsAwayIsSaidAndTheClaimStands() {
        jenkins.close();

        String said = said(here.claims("Ann"));

        assertTrue(said.startsWith("Ann is on ci/shop. ci itself does not say so."), said);
        assertEquals("Ann", here.holder());
        assertEquals(List.of("claim done"), here.audit(), "nothing was sent that could be audited");
    }

    @Test
    void whatIsTakenBackHereDoesNotComeBackFromADeafServer() {
        here.claims("Ann");
        here.turn();
        jenkins.deaf();

        String said = said(here.releases("Ann"));
        assertTrue(said.startsWith("Nobody is on ci/shop any more. ci itself does not say so."), said);
        for (int turn = 0; turn < 5; turn++) {
            assertEquals("nobody", here.turn().holder());
            assertEquals("Ann", here.shown(), "since the server says so");
        }
        assertEquals(List.of("claim ann", "unclaim"), jenkins.acts());
    }

    @Test
    void severalAndonsOnOneBookAndOthersWithTheirOwnNeverAnswerEachOther() {
        try (var there = station("books.db").turn();
                var alone = station("alone.db").turn()) {
            List<Station> all = List.of(here, there, alone);
            here.claims("Ann");
            turn(all, "Ann=ann");
            alone.claims("Bob", "over");
            turn(all, "Bob=bob");
            there.releases("Cleo");
            turn(all, "nobody");
            jenkins.claimedBy("cleo");
            turn(all, "cleo=cleo");
            jenkins.unclaimed();
            turn(all, "nobody");
        }
        assertEquals(List.of("claim ann", "claim bob", "unclaim"), jenkins.acts(), "one act for each command");
    }

    private static void turn(List<Station> all, String holder) {
        for (int turn = 0; turn < 4; turn++) {
            all.forEach(Station::turn);
        }
        all.forEach(station -> assertEquals(holder, station.holder()));
    }

    @Test
    void investigationsOfTeamCityAreInStepAsWell() {
        try (var teamCity = new InvestigatingTeamCity();
                var station = new Station(folder.resolve("tc.db"), CREW, Source.of("tc", "teamcity", teamCity.url()))) {
            assertEquals("Ann is on tc/Shop.", said(station.turn().claims("Ann")));
            assertEquals("Ann=amiller", station.turn().holder());
            teamCity.assigned("bob");
            assertEquals("Bob=bob", station.turn().turn().holder());
            station.claims("Ann", "over");
            assertEquals("amiller", teamCity.assignee());
            station.turn().releases("Ann");
            assertEquals("nobody", station.turn().holder());
            teamCity.assigned("amiller");
            assertEquals("Ann=amiller", station.turn().holder(), "whom TeamCity shows as Ann Miller");
            teamCity.assigned("");
            assertEquals("nobody", station.turn().holder());
            String said = said(station.claims("Eve"));
            assertTrue(said.startsWith("Eve is on tc/Shop. tc itself does not say so."), said);
            assertEquals(List.of("assign amiller", "assign amiller", "delete", "assign eve"), teamCity.acts());
        }
    }
}
