package dev.andon.app;

import dev.andon.store.Store;
import dev.andon.text.Texts;
import dev.andon.ui.audit.AuditPage;
import dev.andon.ui.charts.ChartsPage;
import dev.andon.ui.charts.TeamMemory;
import dev.andon.ui.deploys.DeploysPage;
import dev.andon.ui.deploys.Past;
import dev.andon.ui.kit.Deferred;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.Own;
import dev.andon.ui.pipelines.PipelinesPage;
import dev.andon.ui.sources.SourcesPage;
import dev.andon.ui.stops.StopsPage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Makes the pages of the window, and hands each what it may ask of the running program beside what boards say.
///
/// @param owner the window that asks where a file shall be
record Pages(Behind behind, InstantSource clock, Hands hands, Supplier<@Nullable Window> owner) {
    /// The running program.
    ///
    /// @param andon answers and acts
    /// @param memory what the team remembers
    /// @param own the settings of who sits here
    /// @param things what else belongs to them
    record Behind(Andon andon, TeamMemory memory, OwnSettings own, Own things) {}

    private static final Duration MONTH = Duration.ofDays(31);

    /// In the order of their buttons. The first is made at once.
    Function<Choices, List<Page>> in(Texts texts) {
        return choices -> Stream.concat(told(texts, choices).stream(), behind.own().pages(texts, hands.open()).stream())
                .toList();
    }

    private List<Page> told(Texts texts, Choices choices) {
        return List.of(
                new PipelinesPage(texts, hands, choices, behind.andon().details(), behind.things()),
                new Deferred(DeploysPage.name(texts), DeploysPage::waiting, () -> deploys(texts, choices)),
                new Deferred(StopsPage.name(texts), StopsPage::waiting, () -> stops(texts, choices)),
                new Deferred(AuditPage.name(texts), () -> audit(texts)),
                new Deferred(
                        ChartsPage.name(texts), () -> new ChartsPage(texts, behind.memory(), ZoneId.systemDefault())),
                new Deferred(SourcesPage.name(texts), SourcesPage::waiting, () -> sources(texts)));
    }

    private Page deploys(Texts texts, Choices choices) {
        var past = new Past(
                subject -> behind.andon().ask(books -> remembered(books).of(subject)),
                number -> behind.andon().ask(books -> books.vigils().kept(number)));
        return new DeploysPage(texts, ZoneId.systemDefault(), choices.services(), past);
    }

    private Past.Remembered remembered(Store books) {
        Instant now = clock.instant();
        return new Past.Remembered(
                books.vigils().remembered(MONTH, now), books.rollbacks().remembered(MONTH, now));
    }

    private Page stops(Texts texts, Choices choices) {
        return new StopsPage(
                texts,
                ZoneId.systemDefault(),
                choices,
                begin -> behind.andon().ask(books -> books.stops().since(begin)),
                Export.asking(texts, owner));
    }

    private Page audit(Texts texts) {
        var log = new AuditPage.Log(
                query -> behind.andon().ask(books -> books.audit().find(query)),
                query -> behind.andon().ask(books -> books.audit().findAll(query)));
        return new AuditPage(texts, ZoneId.systemDefault(), log, Export.asking(texts, owner));
    }

    private Page sources(Texts texts) {
        return new SourcesPage(
                texts, source -> TokenPages.of(source).map(URI::toString).orElse(""), behind.andon()::ring);
    }
}
