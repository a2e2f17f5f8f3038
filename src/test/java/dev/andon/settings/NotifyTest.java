package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.notice.Addressee;
import dev.andon.notice.Kind;
import dev.andon.notice.NoticeRule;
import dev.andon.settings.Notify.Way;
import dev.andon.source.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every key below `notify:` reaches the rule or the way that it speaks of.
class NotifyTest {
    @TempDir
    private Path temp;

    private SettingsFolder folder() {
        return new SettingsFolder(temp);
    }

    private Notify rule(String yaml) {
        return folder().settings("notify: " + yaml + "\n").told().getFirst();
    }

    @Test
    void withoutAnyKeyItIsTheUsualOnThisDesktop() {
        assertEquals(
                new Notify(NoticeRule.usual(Addressee.ANYBODY), List.of(new Way.Desktop())), rule("{desktop: true}"));
        assertEquals(List.of(), folder().settings("team: {me: Ann}\n").told());
    }

    @Test
    void everyKeyOfARuleIsTaken() {
        NoticeRule rule = rule("""
                - kinds: [broken, line-stopped]
                  pipelines: ["ci/shop/**", ci/cart]
                  who: [Ann, ann@example.test]
                  onlyMine: false
                  quiet: {from: "18:30", to: "08:00"}
                  after: 3 consecutive failures
                  escalateAfter: 15m
                  repeatEvery: 1h30m
                """.indent(2).replaceFirst("^", "\n")).rule();
        assertEquals(Set.of(Kind.BROKEN, Kind.LINE_STOPPED), rule.kinds());
        assertEquals("[ci/shop/**, ci/cart]", rule.pipelines().toString());
        assertEquals(new Addressee(List.of("Ann", "ann@example.test")), rule.to());
        assertEquals(false, rule.onlyMine());
        assertEquals(LocalTime.of(18, 30), rule.quiet().from());
        assertEquals(LocalTime.of(8, 0), rule.quiet().to());
        assertEquals(ZoneId.systemDefault(), rule.quiet().zone());
        assertEquals(3, rule.after());
        assertEquals(Duration.ofMinutes(15), rule.escalateAfter());
        assertEquals(Duration.ofMinutes(90), rule.repeatEvery());
    }

    @Test
    void whoeverNamesSomebodyMeansTheirOwn() {
        assertTrue(rule("{who: Ann}").rule().onlyMine());
    }

    @Test
    void everyKeyOfAWebhookIsTaken() {
        var web = (Way.Web) rule("{webhook: {url: '${PROXY}', form: teams, signingKey: '${CI_TOKEN}'}}")
                .ways()
                .getFirst();
        assertEquals("teams", web.form());
        assertEquals(SettingsFolder.HIDDEN, web.signing().reveal());
        assertEquals("proxy.example.com", web.uri().getHost());
        var plain = (Way.Web)
                rule("{webhook: {url: 'http://a.example.test/hook'}}").ways().getFirst();
        assertEquals("json", plain.form());
        assertEquals(Secret.NONE, plain.signing());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a command with its arguments    | {command: [lamp, --red, '{title}']}    | Run[command=[lamp, --red, {title}]]
            and the desktop beside it       | {command: lamp, desktop: true}         | Run[command=[lamp]] Desktop[]
            each kind's own sound           | {sound: by-kind}                       | Sound[tune=, volume=70]
            one sound for all, as loud      | {sound: knock, volume: 15}             | Sound[tune=knock, volume=15]
            a voice                         | {speech: true}                         | Speech[volume=70]
            both, and the desktop           | {speech: true, sound: siren, desktop: true, volume: 100} | Sound[tune=siren, volume=100] Speech[volume=100] Desktop[]
            no voice is the desktop         | {speech: false}                        | Desktop[]
            nothing said about ways         | {kinds: broken}                        | Desktop[]
            """)
    void everyWayIsTaken(String sentence, String yaml, String ways) {
        assertEquals(
                ways,
                String.join(" ", rule(yaml).ways().stream().map(Way::toString).toList()),
                sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no way at all        | {desktop: false}                       | the only way is switched off
            an unknown kind      | {kinds: brokn}                         | Did you mean "broken"
            a digest is no kind  | {kinds: digest}                        | is none of
            an unknown sound     | {sound: bell}                          | Did you mean "chime"
            a deafening volume   | {sound: siren, volume: 200}            | from 1 to 100
            a silent one         | {sound: siren, volume: 0}              | from 1 to 100
            hours that are none  | {quiet: {from: "08:00", to: "08:00"}}  | end when they begin
            no end of them       | {quiet: {from: "08:00"}}               | "to" is missing
            an address that is none | {webhook: {url: "ftp://a"}}         | no http or https address
            escalation at once   | {escalateAfter: 1s}                    | is not within 1m and 24h
            """)
    void whatIsWrongIsSaid(String sentence, String yaml, String said) {
        String mistakes = folder().mistakes("notify: " + yaml + "\n");
        assertTrue(mistakes.contains(said), () -> sentence + ": " + mistakes);
    }

    @Test
    void aVolumeOfNothingIsWarnedOf() {
        String warnings = folder().warnings("notify: {volume: 20}\n");
        assertTrue(warnings.contains("Without \"sound\" or \"speech\" this has no effect."), warnings);
    }
}
