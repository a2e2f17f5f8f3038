package dev.andon.server.metric;

import dev.andon.server.GuidePage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final GuidePage PAGE =
            new GuidePage("metrics.md", MetricsPageTest.class, "What each kind was checked against");
    private static final List<GuidePage.Entry> KINDS = MetricServers.ALL.stream()
            .map(kind -> new GuidePage.Entry(kind.name(), kind.title(), kind.tokenHelp()))
            .toList();

    @Test
    void theUserGuideListsTheServersThatAndonAsks() throws IOException {
        PAGE.lists(KINDS);
    }

    @Test
    void everyKindSaysWhatItWasCheckedAgainst() throws IOException {
        PAGE.saysMoreOf(KINDS);
    }
}
