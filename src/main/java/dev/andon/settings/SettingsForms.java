package dev.andon.settings;

import dev.andon.form.Field;
import dev.andon.form.Form;
import dev.andon.form.Forms;
import dev.andon.form.Mistake;
import dev.andon.form.Saving;
import dev.andon.form.Section;
import dev.andon.settings.SettingsPen.Page;
import dev.andon.settings.SettingsPen.Written;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One settings file as a form.
public final class SettingsForms implements Forms {
    private final SettingsPen pen;
    private final SettingsReader reader;

    public SettingsForms(SettingsPen pen, SettingsReader reader) {
        this.pen = pen;
        this.reader = reader;
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
    private List<Section> sections(SettingsText text) {
        try {
            return reader.form(text);
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
    public synchronized Saving save(Form seen, Map<String, String> changes) {
        try {
            SettingsText text = new SettingsText(seen.text());
            for (Section section : sections(text)) {
                for (Field field : section.fields()) {
                    String wanted = changes.get(field.path());
                    if (wanted != null && !wanted.equals(field.value())) {
                        text = changed(text, field, wanted.strip());
                    }
                }
            }
            return save(seen, text.text());
        } catch (CannotEdit refused) {
            return new Saving.Failed(refused.sentence());
        }
    }

    private static SettingsText changed(SettingsText text, Field field, String wanted) throws CannotEdit {
        KeyPath path = KeyPath.read(field.path());
        if (!wanted.isEmpty()) {
            return text.set(path, said(field.kind(), wanted));
        }
        return text.at(path).isPresent() ? text.remove(path) : text;
    }

    private static Said said(Field.Kind kind, String wanted) {
        return switch (kind) {
            case NUMBER -> wanted.matches("[0-9]{1,9}") ? Said.number(Long.parseLong(wanted)) : Said.text(wanted);
            case FLAG -> Said.flag(Boolean.parseBoolean(wanted));
            case LIST ->
                Said.texts(Arrays.stream(wanted.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList());
            case TEXT, CHOICE, SECRET, OTHER -> Said.text(wanted);
        };
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
