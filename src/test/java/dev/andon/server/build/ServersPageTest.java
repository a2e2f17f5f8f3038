package dev.andon.server.build;

import dev.andon.server.GuidePage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServersPageTest {
    private static final GuidePage PAGE =
            new GuidePage("servers.md", ServersPageTest.class, "What each kind was checked against");
    private static final List<GuidePage.Entry> KINDS = BuildServers.ALL.stream()
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
