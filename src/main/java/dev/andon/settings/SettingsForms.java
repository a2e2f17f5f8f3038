package dev.andon.settings;

import dev.andon.form.Alteration;
import dev.andon.form.Altered;
import dev.andon.form.Block;
import dev.andon.form.Form;
import dev.andon.form.Forms;
import dev.andon.form.Kept;
import dev.andon.form.Mistake;
import dev.andon.form.Saving;
import dev.andon.settings.SettingsPen.Page;
import dev.andon.settings.SettingsPen.Written;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// One settings file as a form.
public final class SettingsForms implements Forms {
    private final SettingsPen pen;
    private final SettingsReader reader;
    private final Vault vault;

    /// @param vault takes the secrets that are to be kept
    public SettingsForms(SettingsPen pen, SettingsReader reader, Vault vault) {
        this.pen = pen;
        this.reader = reader;
        this.vault = vault;
    }

    @Override
    public synchronized Form read() {
        try {
            Page page = pen.read();
            return form(page.text(), judge(page.text().text()));
        } catch (IOException e) {
            return new Form(
                    pen.file().toString(),
                    "",
                    List.of(),
                    List.of(new Mistake(0, 0, "", String.valueOf(e.getMessage()))));
        }
    }

    private Form form(SettingsText text, List<Mistake> mistakes) {
        return new Form(pen.file().toString(), text.text(), sections(text), mistakes);
    }

    /// None of a text that is no YAML: it can only be edited as a text.
    private List<Block> sections(SettingsText text) {
        try {
            return reader.form(text).sections();
        } catch (CannotEdit e) {
            return List.of();
        }
    }

    @Override
    public synchronized List<Mistake> judge(String text) {
        try {
            return pen.judge(new SettingsText(text)) instanceof Reading.Unusable unusable
                    ? mistakes(unusable.mistakes())
                    : List.of();
        } catch (IOException e) {
            return List.of(
                    new Mistake(0, 0, "", "This cannot be checked: no file can be written beside the settings."));
        }
    }

    private static List<Mistake> mistakes(List<Remark> remarks) {
        return remarks.stream().map(SettingsForms::mistake).toList();
    }

    private static Mistake mistake(Remark remark) {
        String sentence = remark.what() + (remark.help().isEmpty() ? "" : " " + remark.help());
        Place place = remark.place();
        return new Mistake(place.line(), place.column(), place.path(), sentence);
    }

    @Override
    public synchronized Altered alter(Form draft, Map<String, String> changes, Alteration alteration) {
        try {
            var text = changed(draft, changes);
            var altered = new FormWriter(reader.form(text)).alter(text, alteration);
            return new Altered.To(form(altered, List.of()));
        } catch (CannotEdit refused) {
            return new Altered.Refused(refused.sentence());
        }
    }

    private SettingsText changed(Form draft, Map<String, String> changes) throws CannotEdit {
        var text = new SettingsText(draft.text());
        return new FormWriter(reader.form(text)).change(text, changes);
    }

    @Override
    public synchronized Saving save(Form seen, Form draft, Map<String, String> changes) {
        try {
            return save(seen, changed(draft, changes).text());
        } catch (CannotEdit refused) {
            return new Saving.Failed(refused.sentence());
        }
    }

    @Override
    public synchronized Kept keep(Form draft, String field, String secret) {
        try {
            String name = SecretName.of(KeyPath.read(field), new SettingsText(draft.text()));
            return new Kept.There("keychain:" + vault.keepBeside(name, new Secret(secret)));
        } catch (KeychainTrouble trouble) {
            return new Kept.Nowhere(trouble.sentence());
        } catch (CannotEdit refused) {
            return new Kept.Nowhere(refused.sentence());
        }
    }

    @Override
    public synchronized Saving save(Form seen, String text) {
        try {
            Page now = pen.read();
            if (!now.text().text().equals(seen.text())) {
                return new Saving.Overtaken(read());
            }
            return switch (pen.write(now.saying(new SettingsText(text)))) {
                case Written.Done(Reading.Usable _, Page page) -> new Saving.Saved(form(page.text(), List.of()));
                case Written.Faulty(List<Remark> mistakes) -> new Saving.Faulty(mistakes(mistakes));
                case Written.Overtaken _ -> new Saving.Overtaken(read());
                case Written.Failed(String sentence) -> new Saving.Failed(sentence);
            };
        } catch (IOException e) {
            return new Saving.Failed(String.valueOf(e.getMessage()));
        }
    }
}
