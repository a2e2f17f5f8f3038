package dev.andon.app;

import dev.andon.store.Store;
import dev.andon.text.Texts;
import dev.andon.ui.audit.AuditPage;
import dev.andon.ui.deploys.DeploysPage;
import dev.andon.ui.deploys.Past;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.PipelinesPage;
import dev.andon.ui.sources.SourcesPage;
import dev.andon.ui.stops.StopsPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Makes the pages of the window, and hands each what it may ask of the running program beside what boards say.
///
/// @param owner the window that asks where a file shall be
record Pages(Andon andon, InstantSource clock, Hands hands, Supplier<@Nullable Window> owner) {
    private static final Duration MONTH = Duration.ofDays(31);

    /// In the order of their buttons.
    Function<Choices, List<Page>> in(Texts texts) {
        return choices -> List.of(
                new PipelinesPage(texts, hands, choices, andon.details()),
                deploys(texts, choices),
                stops(texts, choices),
                audit(texts),
                new SourcesPage(texts, andon::ring));
    }

    private Page deploys(Texts texts, Choices choices) {
        var past = new Past(
                subject -> andon.ask(books -> remembered(books).of(subject)),
                number -> andon.ask(books -> books.vigils().kept(number)));
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
                begin -> andon.ask(books -> books.stops().since(begin)),
                Export.asking(texts, owner));
    }

    private Page audit(Texts texts) {
        var log = new AuditPage.Log(
                query -> andon.ask(books -> books.audit().find(query)),
                query -> andon.ask(books -> books.audit().findAll(query)));
        return new AuditPage(texts, ZoneId.systemDefault(), log, Export.asking(texts, owner));
    }
}
