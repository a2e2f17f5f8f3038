package dev.andon.settings.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made by hand after what these programs write.
class OtherMonitorsSettingsAreReadTest {
    private static List<String> read(String text) throws ForeignTrouble {
        return Foreign.read(text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(one -> one.candidate().address() + " " + one.name() + " "
                        + one.candidate().user() + " " + one.pipelines())
                .toList();
    }

    @Test
    void ccMenu() throws ForeignTrouble {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>PollInterval</key><integer>10</integer>
                  <key>Projects</key>
                  <array>
                    <dict>
                      <key>displayName</key><string>Our shop</string>
                      <key>projectName</key><string>shop &amp; cart</string>
                      <key>serverUrl</key><string>https://ci.example.com/cc.xml</string>
                    </dict>
                    <dict>
                      <key>serverUrl</key><string>https://ci.example.com/cc.xml</string>
                      <key>projectName</key><string>checkout</string>
                    </dict>
                    <dict>
                      <key>projectName</key><string>lint</string>
                      <key>serverUrl</key><string>http://10.0.0.7:8153/go/cctray.xml</string>
                    </dict>
                  </array>
                </dict>
                </plist>
                """;
        assertEquals(
                List.of(
                        "https://ci.example.com/cc.xml   [shop & cart, checkout]",
                        "http://10.0.0.7:8153/go/cctray.xml   [lint]"),
                read(text));
    }

    @Test
    void nevergreen() throws ForeignTrouble {
        String text = """
                {"settings": {"refreshTime": 5},
                 "trays": {
                   "a": {"trayId": "a", "name": "our shop", "url": "https://ci.example.com/cc.xml",
                         "authType": "basic", "username": "ann", "encryptedPassword": "AAAA", "trackingMode": "selected"},
                   "b": {"trayId": "b", "url": "https://cd.example.com/cctray.xml", "trackingMode": "everything"},
                   "c": {"trayId": "c"}, "d": null},
                 "selected": {"a": ["shop", "cart", null], "b": ["old"]}}
                """;
        assertEquals(
                List.of(
                        "https://ci.example.com/cc.xml our shop ann [shop, cart]",
                        "https://cd.example.com/cctray.xml   []"),
                read(text));
    }

    @Test
    void buildNotify() throws ForeignTrouble {
        String text = """
                [connection]
                interval_in_seconds=120
                urls=https://ci.example.com/cc.xml, "https://ann:s3cret@cd.example.com/cc.xml"

                [values]
                brokenBuild=true
                """;
        assertEquals(
                List.of("https://ci.example.com/cc.xml   []", "https://cd.example.com/cc.xml  ann []"), read(text));
    }

    @Test
    void ccTray() throws ForeignTrouble {
        String text = """
                \uFEFF<?xml version="1.0" encoding="utf-8"?>
                <Configuration>
                  <Projects>
                    <Project serverUrl="http://ccnet.example.com/ccnet" projectName="shop" showProject="true" />
                    <Project serverUrl="http://ccnet.example.com/ccnet/" projectName="cart" />
                    <Project serverUrl="http://ccnet.example.com/ccnet" projectName="old" showProject="false" />
                    <Project serverUrl="tcp://ccnet.example.com:21234/CruiseManager.rem" projectName="far" />
                    <Project serverUrl="http://rb.example.com/XmlStatusReport.aspx" projectName="lint" />
                  </Projects>
                </Configuration>
                """;
        assertEquals(
                List.of(
                        "http://ccnet.example.com/ccnet/XmlStatusReport.aspx   [shop, cart]",
                        "http://rb.example.com/XmlStatusReport.aspx   [lint]"),
                read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "{}",
                "{\"trays\": 7}",
                "[connection]\nurls=\n",
                "<plist><dict>",
                "<plist/>",
                "<Configuration/>",
                "bplist00...",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Configuration>&x;</Configuration>"
            })
    void whatIsNoneIsSaid(String text) {
        ForeignTrouble trouble = assertThrows(ForeignTrouble.class, () -> read(text));
        assertTrue(trouble.sentence().endsWith("."), trouble.sentence());
    }

    @Test
    void whoNamesThousandsOfServersIsNotBelieved() {
        String urls = IntStream.range(0, 5_000)
                .mapToObj(number -> "https://ci" + number + ".example.com/cc.xml")
                .collect(Collectors.joining(","));
        ForeignTrouble trouble = assertThrows(ForeignTrouble.class, () -> read("[connection]\nurls=" + urls));
        assertEquals("More than 200 servers are named there.", trouble.sentence());
    }
}
