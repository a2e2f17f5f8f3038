package dev.andon.settings;

import dev.andon.source.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ways by which a rule tells.
final class WayShape {
    private static final Words<String> FORMS = forms();

    static final Key<Boolean> DESKTOP = Key.of(
                    "desktop", new Flag(), "Whether this desktop shows notifications; true if there is no other way.")
            .alsoSaid("toast", "popup", "notification");
    static final Key<Secret> URL = Key.of(
                    "url", new SecretText(), "The web address, which often is a secret as a whole: ${CHAT_HOOK}.")
            .mustBeThere()
            .alsoSaid("address", "uri");
    static final Key<String> FORM = Key.of(
                    "form",
                    FORMS,
                    "What the address expects: json (Andon's own), slack, teams or ntfy; json if not given.")
            .alsoSaid("type", "kind", "format");
    static final Key<Secret> SIGNING = Key.of(
                    "signingKey",
                    new SecretText(),
                    "The key of the signature in X-Andon-Signature; no signature if not given.")
            .alsoSaid("secret", "key", "hmac");
    static final Key<Notify.Way> WEBHOOK = Key.of(
                    "webhook",
                    new Group<>(List.of(URL, FORM, SIGNING), WayShape::web),
                    "A web address that is told, such as a chat's.")
            .alsoSaid("hook", "slack", "teams", "ntfy");
    static final Key<List<String>> COMMAND = Key.of(
                    "command",
                    new ListOf<>(Text.LINE, true),
                    "A program and its arguments, each an item of its own; {kind}, {subject}, {title}, {text}, {people} and {url} are filled in.")
            .alsoSaid("run", "exec", "script", "program");

    static final Key<String> SOUND = Key.of(
                    "sound",
                    tunes(),
                    "A sound of this machine: siren, fall, knock, chime or tick, or by-kind for each kind's own.")
            .alsoSaid("play", "tune", "audio", "beep");
    static final Key<Boolean> SPEECH = Key.of(
                    "speech", new Flag(), "Whether a voice says it aloud; false if not given.")
            .alsoSaid("say", "speak", "voice");
    static final Key<Integer> VOLUME = Key.of(
                    "volume", new WholeNumber(1, 100), "How loud sound and speech are, in percent; 70 if not given.")
            .alsoSaid("loudness");
    private static final int USUAL_VOLUME = 70;

    private WayShape() {}

    private static Words<String> tunes() {
        var tunes = new LinkedHashMap<String, String>();
        tunes.put("by-kind", "");
        List.of("siren", "fall", "knock", "chime", "tick").forEach(tune -> tunes.put(tune, tune));
        return new Words<>(tunes, Map.of("bell", "chime", "alarm", "siren", "usual", "by-kind", "default", "by-kind"));
    }

    private static Words<String> forms() {
        var forms = new LinkedHashMap<String, String>();
        List.of("json", "slack", "teams", "ntfy").forEach(form -> forms.put(form, form));
        return new Words<>(forms, Map.of("mattermost", "slack", "rocketchat", "slack", "generic", "json"));
    }

    static List<Notify.Way> ways(Fields fields) {
        List<Notify.Way> ways = new ArrayList<>();
        Notify.Way web = fields.get(WEBHOOK);
        if (web != null) {
            ways.add(web);
        }
        if (fields.has(COMMAND)) {
            ways.add(new Notify.Way.Run(fields.get(COMMAND, List.of())));
        }
        ways.addAll(loud(fields));
        if (fields.get(
                DESKTOP, !fields.has(WEBHOOK) && !fields.has(COMMAND) && !fields.has(SOUND) && !speaks(fields))) {
            ways.add(new Notify.Way.Desktop());
        }
        return ways;
    }

    private static List<Notify.Way> loud(Fields fields) {
        List<Notify.Way> loud = new ArrayList<>();
        int volume = fields.get(VOLUME, USUAL_VOLUME);
        String tune = fields.get(SOUND);
        if (tune != null) {
            loud.add(new Notify.Way.Sound(tune, volume));
        }
        if (speaks(fields)) {
            loud.add(new Notify.Way.Speech(volume));
        }
        if (fields.has(VOLUME) && !fields.has(SOUND) && !speaks(fields)) {
            fields.at(VOLUME).warning("Without \"sound\" or \"speech\" this has no effect.", "");
        }
        return loud;
    }

    private static boolean speaks(Fields fields) {
        return fields.get(SPEECH, false);
    }

    private static Notify.@Nullable Way web(Fields fields) {
        Secret address = fields.get(URL);
        if (address == null) {
            return null;
        }
        if (!isWeb(address.reveal())) {
            fields.at(URL).mistake("This is no http or https address.", "");
            return null;
        }
        return new Notify.Way.Web(fields.get(FORM, "json"), address, fields.get(SIGNING, Secret.NONE));
    }

    private static boolean isWeb(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException withTheAddressInItsMessage) {
            return false;
        }
    }
}
