package dev.andon.app;

import dev.andon.arrival.Arrival;
import dev.andon.arrival.Brought;
import dev.andon.arrival.Candidate;
import dev.andon.arrival.Choice;
import dev.andon.arrival.Entry;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Pasted;
import dev.andon.arrival.Product;
import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import dev.andon.server.http.Connection;
import dev.andon.settings.CannotEdit;
import dev.andon.settings.KeyPath;
import dev.andon.settings.Said;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.SettingsPen.Page;
import dev.andon.settings.SettingsPen.Written;
import dev.andon.settings.SettingsText;
import dev.andon.settings.foreign.Foreign;
import dev.andon.settings.foreign.ForeignTrouble;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;

/// Brings servers into one settings file.
public final class Arrivals implements Arrival, AutoCloseable {
    private static final KeyPath SOURCES = KeyPath.of("sources");

    private final OkHttpClient client = Connection.shared();
    private final FirstLook look;
    private final SettingsPen pen;
    private final Vault vault;

    public Arrivals(SettingsPen pen, Vault vault, InstantSource clock) {
        this.pen = pen;
        this.vault = vault;
        this.look = new FirstLook(client, clock);
    }

    @Override
    public List<Product> products() {
        return FirstLook.products();
    }

    @Override
    public Impression look(Candidate candidate) {
        return look.at(candidate, taken());
    }

    /// None of a file that cannot be read: writing says why.
    private Set<String> taken() {
        try {
            return names(pen.read().text());
        } catch (IOException | CannotEdit e) {
            return Set.of();
        }
    }

    private static Set<String> names(SettingsText text) throws CannotEdit {
        Set<String> names = new LinkedHashSet<>();
        int index = 0;
        while (text.at(SOURCES.item(index)).isPresent()) {
            text.at(SOURCES.item(index).key("name"))
                    .ifPresent(name -> names.add(name instanceof Said.Word(String word) ? word : name.inOneLine()));
            index++;
        }
        return names;
    }

    @Override
    public Entry enter(Candidate candidate, Product product, Choice choice) {
        try {
            Page page = pen.read();
            Map<String, Said> keys = keys(candidate, product, choice);
            // First without the secret: what cannot be written should leave none behind.
            Page draft = page.saying(page.text().append(SOURCES, new Said.Keys(keys)));
            List<String> mistakes = Judged.mistakes(pen.judge(draft.text()));
            if (!mistakes.isEmpty()) {
                return new Entry.Refused(mistakes);
            }
            if (candidate.token().isEmpty()) {
                return entry(pen.write(draft));
            }
            String kept = kept(candidate.token(), choice);
            keys.put("token", Said.text(kept));
            return left(kept, entry(pen.write(page.saying(page.text().append(SOURCES, new Said.Keys(keys))))));
        } catch (KeychainTrouble trouble) {
            return new Entry.NoKeychain(
                    trouble.sentence(),
                    secretFile(choice.name(), candidate.token()).toString());
        } catch (CannotEdit refused) {
            return new Entry.Refused(List.of(refused.sentence()));
        } catch (IOException e) {
            return new Entry.Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Entry bring(String file) {
        try {
            Page page = pen.read();
            SettingsText text = page.text();
            for (Brought one : Foreign.read(ChosenFile.read(file))) {
                text = text.append(SOURCES, new Said.Keys(keys(one, names(text))));
            }
            return entry(pen.write(page.saying(text)));
        } catch (ForeignTrouble trouble) {
            return new Entry.Refused(List.of(trouble.sentence()));
        } catch (CannotEdit refused) {
            return new Entry.Refused(List.of(refused.sentence()));
        } catch (IOException e) {
            return new Entry.Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, Said> keys(Brought one, Set<String> taken) {
        Candidate candidate = one.candidate();
        String proposed = Pasted.name(candidate.address(), taken);
        boolean isFree = taken.stream().noneMatch(one.name()::equalsIgnoreCase)
                && !one.name().contains("/");
        String name = one.name().isEmpty() || !isFree ? proposed : one.name();
        return keys(
                candidate,
                new Product(candidate.kind(), "", "", null),
                new Choice(name, one.pipelines(), List.of(), false));
    }

    private static Map<String, Said> keys(Candidate candidate, Product product, Choice choice) {
        Map<String, Said> keys = new LinkedHashMap<>();
        keys.put("name", Said.text(choice.name()));
        keys.put("kind", Said.text(product.kind()));
        keys.put("url", Said.text(candidate.address().toString()));
        putIf(!candidate.user().isEmpty(), keys, "user", Said.text(candidate.user()));
        putIf(!choice.pipelines().isEmpty(), keys, "pipelines", Said.texts(choice.pipelines()));
        putIf(!choice.branches().isEmpty(), keys, "branches", Said.texts(choice.branches()));
        putIf(!candidate.authority().isEmpty(), keys, "ca", Said.text(candidate.authority()));
        putIf(!candidate.pin().isEmpty(), keys, "pin", Said.text(candidate.pin()));
        putIf(!candidate.proxy().isEmpty(), keys, "proxy", Said.text(candidate.proxy()));
        return keys;
    }

    private static void putIf(boolean wanted, Map<String, Said> keys, String name, Said value) {
        if (wanted) {
            keys.put(name, value);
        }
    }

    /// Keeps a token.
    ///
    /// @return what the settings say instead
    private String kept(Secret token, Choice choice) throws KeychainTrouble, IOException {
        try {
            return "keychain:" + vault.keepBeside(choice.name(), token);
        } catch (KeychainTrouble trouble) {
            if (!choice.tokenInFile()) {
                throw trouble;
            }
            Path file = secretFile(choice.name(), token);
            Draft.makeFolder(file);
            Draft.write(file, Readers.OWNER, content(token));
            return "file:" + file.getFileName();
        }
    }

    /// One of its own: another source may have the file that this one would have.
    private Path secretFile(String source, Secret token) {
        String name = source.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        Path file = pen.file().resolveSibling(name + ".token");
        for (int number = 2; Files.exists(file) && !holds(file, token); number++) {
            file = pen.file().resolveSibling(name + "-" + number + ".token");
        }
        return file;
    }

    private static boolean holds(Path file, Secret token) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = content(token);
            return Arrays.equals(in.readNBytes(content.length + 1), content);
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] content(Secret token) {
        return (token.reveal() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// A token that was kept for nothing is told of: a keychain is not emptied unasked.
    private static Entry left(String kept, Entry entry) {
        if (!(entry instanceof Entry.Refused(List<String> sentences))) {
            return entry;
        }
        List<String> all = new ArrayList<>(sentences);
        all.add("The token is kept already, as " + kept + ", and is used when you try again.");
        return new Entry.Refused(all);
    }

    private Entry entry(Written written) {
        return switch (written) {
            case Written.Done _ -> new Entry.Entered(pen.file().toString());
            case Written.Faulty(var mistakes) ->
                new Entry.Refused(mistakes.stream().map(Judged::line).toList());
            case Written.Overtaken _ ->
                new Entry.Refused(List.of("Somebody else changed " + pen.file() + " meanwhile. Try again."));
            case Written.Failed(String sentence) -> new Entry.Refused(List.of(sentence));
        };
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
