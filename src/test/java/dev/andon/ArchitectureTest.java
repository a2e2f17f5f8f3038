package dev.andon;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may see whom. A rule that breaks says what to do instead.
class ArchitectureTest {
    private static final JavaClasses ANDON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.andon");

    /// The rooms of the core, each with what it may see of the others.
    private static final List<Room> CORE = List.of(
            room("people"),
            room("source"),
            room("form"),
            room("link"),
            room("text", "people", "source"),
            room("deploy", "people", "source"),
            room("build", "people", "source", "deploy"),
            room("arrival", "source", "build"),
            room("claim", "people", "source"),
            room("guard", "people", "source", "deploy", "claim"),
            room("line", "people", "source", "build", "deploy", "claim", "guard"),
            room("board", "people", "source", "text", "build", "deploy", "claim", "guard", "line"),
            room("report", "people", "source", "text", "build", "deploy"),
            room("notice", "people", "source", "text", "build", "deploy", "claim", "guard", "line", "board"),
            room("command", "people", "source", "text", "build", "deploy", "claim", "guard", "line", "board"));

    private static final String[] CORE_ROOMS = CORE.stream().map(Room::pattern).toArray(String[]::new);

    private static final Set<String> CLOCKS = Set.of("now", "system", "systemUTC", "systemDefaultZone", "tick");

    private record Room(String name, List<String> sees) {
        String pattern() {
            return "dev.andon." + name + "..";
        }

        String[] mayUse() {
            return Stream.concat(
                            Stream.concat(Stream.of(name), sees.stream()).map(seen -> "dev.andon." + seen + ".."),
                            Stream.of(
                                    "java.lang..",
                                    "java.util..",
                                    "java.time..",
                                    "java.text..",
                                    "java.net",
                                    "org.hipparchus.distribution..",
                                    "org.jspecify.."))
                    .toArray(String[]::new);
        }
    }

    private static Room room(String name, String... sees) {
        return new Room(name, List.of(sees));
    }

    @TestFactory
    Stream<DynamicTest> aRoomOfTheCoreSeesOnlyWhatIsLeftOfIt() {
        return CORE.stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.name(),
                        () -> check(classes()
                                .that()
                                .resideInAPackage(room.pattern())
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(room.mayUse())
                                .because(room.name()
                                        + " is part of the pure core: give it what it needs as a parameter or through a small"
                                        + " interface of its own, which an edge implements"))));
    }

    @Test
    void theCoreHasNoThreads() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CORE_ROOMS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.concurrent..")
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Thread.class)
                        .because(
                                "the core is pure: what is shared between threads belongs to keeper, what is shown is immutable"));
    }

    @Test
    void theCoreReadsNothing() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE_ROOMS)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\..*(Socket|Connection).*")
                .because("the core does no I/O: an edge reads and gives values, of addresses a URI"));
    }

    @Test
    void theCoreIsLeftNothingToChance() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE_ROOMS)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|UUID|random\\..*)")
                .orShould()
                .callMethod(Math.class, "random")
                .because(
                        "the same floor, event and time give the same step: let the shell throw the dice and tell it"));
    }

    @Test
    void onlyTheWiringHasAClock() {
        var readsTheClock = new DescribedPredicate<JavaAccess<?>>("a clock is read") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return access.getTargetOwner().getPackageName().equals("java.time")
                        && CLOCKS.contains(access.getTarget().getName());
            }
        };
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.andon.app..", "dev.andon.cli..")
                        .should()
                        .accessTargetWhere(readsTheClock)
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because(
                                "time comes in with the event, or from the InstantSource one is given: then a test can move it"));
    }

    @Test
    void theShellSeesTheCoreAlone() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.andon.keeper..", "dev.andon.desk..", "dev.andon.crier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.andon.server..",
                        "dev.andon.store..",
                        "dev.andon.settings..",
                        "dev.andon.gate..",
                        "dev.andon.ui..",
                        "dev.andon.cli..",
                        "dev.andon.app..",
                        "dev.andon.demo..")
                .because("keeper, desk and crier know ports, not products: app hands them what implements a port"));
    }

    @Test
    void anEdgeSeesTheCoreAlone() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.andon.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.andon.board..",
                        "dev.andon.keeper..",
                        "dev.andon.desk..",
                        "dev.andon.store..",
                        "dev.andon.settings..",
                        "dev.andon.gate..",
                        "dev.andon.ui..",
                        "dev.andon.cli..",
                        "dev.andon.app..",
                        "dev.andon.text..")
                .because("an adapter turns an answer into values of the core and knows nobody who uses them"));
    }

    @Test
    void otherEdgesSeeNoServersAndNoScreens() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.andon.store..",
                        "dev.andon.settings..",
                        "dev.andon.gate..",
                        "dev.andon.demo..",
                        "dev.andon.paper..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.andon.server..",
                        "dev.andon.keeper..",
                        "dev.andon.ui..",
                        "dev.andon.cli..",
                        "dev.andon.app..")
                .because("app brings the edges together: give what it needs as a parameter"));
    }

    @Test
    void channelsAndTheDesktopSeeWhatIsToldAndNobodyWhoDecidesIt() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.andon.channel..", "dev.andon.desktop..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.andon.server.build..",
                        "dev.andon.server.metric..",
                        "dev.andon.keeper..",
                        "dev.andon.desk..",
                        "dev.andon.crier..",
                        "dev.andon.store..",
                        "dev.andon.settings..",
                        "dev.andon.gate..",
                        "dev.andon.ui..",
                        "dev.andon.cli..",
                        "dev.andon.app..")
                .because("a channel tells what it is given; whom and when is decided in notice"));
    }

    @Test
    void theBusSeesNobody() {
        check(classes()
                .that()
                .resideInAPackage("dev.andon.dbus..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.andon.dbus..", "java..", "org.freedesktop..", "org.jspecify..")
                .because("desktop and keychain share the bus: what one of them says on it belongs to that one"));
    }

    @Test
    void whoWasFirstHandsOnWhatItHears() {
        check(classes()
                .that()
                .resideInAPackage("dev.andon.single..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.andon.single..", "java..", "org.slf4j..", "org.jspecify..")
                .because("what another start was to show is judged by app: it may be anything"));
    }

    @Test
    void programsOfOthersAreStartedForWhoeverAsks() {
        check(classes()
                .that()
                .resideInAPackage("dev.andon.process..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.andon.process..", "java..", "org.jspecify..")
                .because("channels and deploy servers share it: what an end means to one of them belongs to that one"));
    }

    @Test
    void whatIsWrittenWholeIsWrittenForWhoeverAsks() {
        check(classes()
                .that()
                .resideInAPackage("dev.andon.disk..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.andon.disk..", "dev.andon.text..", "java..", "org.jspecify..")
                .because("settings, books and exports share it: what a file says belongs to them"));
    }

    @Test
    void theStoreSeesTheCoreAlone() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.andon.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.andon.desk..", "dev.andon.settings..", "dev.andon.gate..", "dev.andon.demo..")
                .because("the store implements ports of the core and knows nobody who uses them"));
    }

    @Test
    void screensSeeBoardsAndSubmitCommands() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.andon.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.andon.server..",
                        "dev.andon.keeper..",
                        "dev.andon.store..",
                        "dev.andon.settings..",
                        "dev.andon.gate..",
                        "dev.andon.paper..",
                        "dev.andon.cli..",
                        "dev.andon.app..",
                        "okhttp3..",
                        "com.google.gson..",
                        "java.sql..")
                .because("a screen shows a board and submits commands to the desk; app gives it both"));
    }

    @Test
    void oneScreenDoesNotSeeAnother() {
        check(slices().matching("dev.andon.ui.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("dev.andon.ui.kit.."))
                .because("what two windows share belongs in ui.kit"));
    }

    @Test
    void serversDoNotSeeEachOthersRooms() {
        check(slices().matching("dev.andon.server.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("dev.andon.server.http.."))
                .because("what build, deploy and metric servers share belongs in server.http"));
    }

    @Test
    void oneRoomTalksToOtherServers() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.andon.server.http..", "dev.andon.app..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("okhttp3..")
                        .because(
                                "Http keeps deadlines, limits, redirects and secrets right: ask it, and extend it if it lacks something"));
    }

    @Test
    void oneRoomSpeaksSql() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.andon.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.jdbi..",
                        "com.zaxxer.hikari..",
                        "org.sqlite..",
                        "org.postgresql..")
                .because("tables are the store's own: give it a method that says what you want to know"));
    }

    @Test
    void oneClassHandsWorkToTheScreensThread() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.andon.ui.kit.FxThread")
                .should()
                .callMethodWhere(target(name("runLater")).and(target(owner(name("javafx.application.Platform")))))
                .because("FxThread keeps only the newest of what waits: use it"));
    }

    @Test
    void nobodyPrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.andon.cli..", "dev.andon.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the terminal belongs to the command line: log, or return what is to be said"));
    }

    @Test
    void roomsStandInNoCircle() {
        check(slices().matching("dev.andon.(**)")
                .should()
                .beFreeOfCycles()
                .because("of two rooms that need each other one is two rooms: move what both need to the left"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ANDON);
    }
}
