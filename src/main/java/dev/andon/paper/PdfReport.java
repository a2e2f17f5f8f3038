package dev.andon.paper;

import dev.andon.report.Day;
import dev.andon.report.Figure;
import dev.andon.report.Ranked;
import dev.andon.report.Report;
import dev.andon.text.Texts;
import java.awt.Color;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/// A report on paper: what happened each day as bars, then every number with what it was made from.
final class PdfReport {
    private static final float TITLE = 16;
    private static final float HEAD = 12;
    private static final float BODY = 9;
    private static final float GAP = 14;
    private static final float BARS = 90;
    private static final Color GOOD = new Color(0x1a7f37);
    private static final Color BAD = new Color(0xcf222e);
    private static final List<Float> COLUMNS = List.of(125f, 135f, Sheet.WIDTH - 260f);

    private final Report report;
    private final Texts texts;
    private final Sheet sheet;

    private PdfReport(Report report, Texts texts, Sheet sheet) {
        this.report = report;
        this.texts = texts;
        this.sheet = sheet;
    }

    /// @return to be closed by whoever asked
    static PDDocument of(Report report, Texts texts) throws IOException {
        var document = new PDDocument();
        try (var sheet = new Sheet(document)) {
            var paper = new PdfReport(report, texts, sheet);
            var about = new PDDocumentInformation();
            about.setTitle(paper.title());
            about.setCreator("Andon");
            document.setDocumentInformation(about);
            document.getDocumentCatalog().setLanguage(texts.locale().toLanguageTag());
            paper.write();
        } catch (IOException failure) {
            document.close();
            throw failure;
        }
        return document;
    }

    private String title() {
        return texts.say(
                "report.title",
                date(report.period().days().getFirst()),
                date(report.period().days().getLast()));
    }

    private String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(date);
    }

    private void write() throws IOException {
        sheet.text(title(), TITLE, Sheet.INK);
        if (report.watched() == null) {
            sheet.text(texts.say("charts.nothing"), BODY, Sheet.FAINT);
            return;
        }
        if (report.watched().from().isAfter(report.period().from())) {
            String since = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(texts.locale())
                    .withZone(report.period().zone())
                    .format(report.watched().from());
            sheet.text(texts.say("charts.since", since), BODY, Sheet.FAINT);
        }
        bars(texts.say("charts.builds"), texts.say("charts.green"), texts.say("charts.red"), Day::green, Day::red);
        bars(texts.say("charts.deploys"), texts.say("charts.new"), texts.say("charts.back"), Day::deploys, Day::back);
        sheet.skip(GAP);
        for (Figure figure : report.figures()) {
            figure(figure);
        }
        list(texts.say("charts.reds"), report.reds(), one -> texts.say("charts.redFor", one.subject(), one.red()));
        list(
                texts.say("charts.flaky"),
                report.flaky(),
                one -> texts.say("charts.flipped", one.subject(), one.flips(), one.repeats()));
    }

    private void bars(String title, String good, String bad, ToIntFunction<Day> below, ToIntFunction<Day> above)
            throws IOException {
        sheet.skip(GAP);
        sheet.need(BARS + 3 * HEAD + 2 * BODY);
        sheet.text(title, HEAD, Sheet.INK);
        float right = Sheet.WIDTH - sheet.width(bad, BODY);
        sheet.write(bad, right, sheet.y() + 2, BODY, BAD);
        sheet.write(good, right - GAP - sheet.width(good, BODY), sheet.y() + 2, BODY, GOOD);
        // The highest bar has its number between itself and the title.
        float bottom = sheet.y() - BARS - 2 * BODY;
        List<Day> days = report.days();
        int highest = Math.max(
                1,
                days.stream()
                        .mapToInt(day -> below.applyAsInt(day) + above.applyAsInt(day))
                        .max()
                        .orElse(1));
        float width = Sheet.WIDTH / days.size();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            float lower = BARS * below.applyAsInt(day) / highest;
            float upper = BARS * above.applyAsInt(day) / highest;
            sheet.box(i * width, bottom, width * 0.7f, lower, GOOD);
            sheet.box(i * width, bottom + lower, width * 0.7f, upper, BAD);
            label(day, below.applyAsInt(day) + above.applyAsInt(day), i, width, bottom, lower + upper);
        }
        sheet.box(0, bottom - 0.5f, Sheet.WIDTH, 0.5f, Sheet.FAINT);
        sheet.skip(BARS + 4 * BODY);
    }

    /// Where there are too many to write under each, every so many has a date.
    private void label(Day day, int count, int place, float width, float bottom, float height) throws IOException {
        int every = Math.max(1, (int) Math.ceil(40 / width));
        if (place % every == 0) {
            String words = DateTimeFormatter.ofPattern("d MMM", texts.locale()).format(day.date());
            sheet.write(words, place * width, bottom - BODY - 2, BODY, Sheet.FAINT);
        }
        if (count > 0 && every == 1) {
            sheet.write(Integer.toString(count), place * width, bottom + height + 2, BODY, Sheet.INK);
        }
    }

    private void figure(Figure figure) throws IOException {
        String name = texts.say("measure." + figure.measure().word());
        sheet.columns(
                List.of(
                        figure.measure().isOfDora() ? texts.say("charts.dora", name) : name,
                        texts.say(figure.value().sentence()),
                        figure.inputs().stream().map(texts::say).collect(Collectors.joining("; "))
                                + "\n"
                                + texts.say("meaning." + figure.measure().word())),
                COLUMNS,
                BODY,
                Sheet.INK);
        sheet.skip(BODY / 2);
    }

    private void list(String title, List<Ranked> ranked, Function<Ranked, String> say) throws IOException {
        sheet.skip(GAP / 2);
        sheet.need(3 * HEAD);
        sheet.text(title, HEAD, Sheet.INK);
        if (ranked.isEmpty()) {
            sheet.text(texts.say("charts.none"), BODY, Sheet.FAINT);
        }
        for (Ranked one : ranked) {
            sheet.text(say.apply(one), BODY, Sheet.INK);
        }
    }
}
