package dev.andon.server.deploy;

import dev.andon.server.GuidePage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploysPageTest {
    private static final GuidePage PAGE = new GuidePage("deploys.md", DeploysPageTest.class, "## Kinds");
    private static final List<GuidePage.Entry> KINDS = DeployServers.ALL.stream()
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
