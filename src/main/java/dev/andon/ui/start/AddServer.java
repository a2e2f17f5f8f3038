package dev.andon.ui.start;

import dev.andon.arrival.Arrival;
import dev.andon.arrival.Candidate;
import dev.andon.arrival.Choice;
import dev.andon.arrival.Entry;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Presented;
import dev.andon.arrival.Product;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.FileQuestion;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// From a pasted address to a server that is watched: what it is, what it wants, what it shows. Lives on the
/// JavaFX thread; what it asks blocks a virtual one.
final class AddServer extends VBox {
    private final Texts texts;
    private final Arrival arrival;
    private final Consumer<String> open;
    private final Consumer<String> entered;
    private final FileQuestion file;
    private final AddressForm address;
    private final VBox step = new VBox();
    private final Aside asking = new Aside("add server");
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();

    /// @param open opens a web page
    /// @param entered is told the settings file when a server was written into it
    /// @param file asks for a file
    AddServer(Texts texts, Arrival arrival, Consumer<String> open, Consumer<String> entered, FileQuestion file) {
        this.file = file;
        this.texts = texts;
        this.arrival = arrival;
        this.open = open;
        this.entered = entered;
        address = new AddressForm(texts, arrival.products(), this::begin);
        getStyleClass().add("add-server");
        step.getStyleClass().add("start-step");
        step.setId("step");
        VBox.setVgrow(step, Priority.ALWAYS);
        var other = new Hyperlink(texts.say("start.import"));
        other.setId("import");
        other.setWrapText(true);
        other.setMinHeight(USE_PREF_SIZE);
        other.setOnAction(pressed -> bring());
        other.disableProperty().bind(writing);
        address.disableProperty().bind(writing);
        getChildren().addAll(address, other, step);
    }

    void focus() {
        address.focus();
    }

    /// Whether settings are being written: until it is told what became of them nothing else is begun.
    ReadOnlyBooleanProperty writing() {
        return writing.getReadOnlyProperty();
    }

    private void begin(Optional<Candidate> candidate) {
        candidate.ifPresentOrElse(
                this::look, () -> show(List.of(Boxes.say(texts.say("start.noAddress"), "start-bad"))));
    }

    private void look(Candidate candidate) {
        var row = waiting(texts.say("start.asking", candidate.address().getHost()));
        row.getChildren().add(Boxes.button(texts.say("start.cancel"), "cancel", this::clear));
        asking.ask(() -> arrival.look(candidate), impression -> show(candidate, impression));
    }

    private void write(Supplier<Entry> work, Consumer<Entry> told) {
        writing.set(true);
        waiting(texts.say("start.writing"));
        asking.ask(work, entry -> {
            writing.set(false);
            address.focus();
            told.accept(entry);
        });
    }

    private HBox waiting(String words) {
        var progress = new ProgressIndicator();
        progress.setAccessibleText(words);
        HBox row = Boxes.row(progress, Boxes.say(words, "start-note"));
        show(List.of(row));
        return row;
    }

    /// The settings of another monitor, named in a dialog.
    void bring() {
        file.ask(texts.say("start.import"), getScene().getWindow()).ifPresent(chosen -> bring(chosen.toString()));
    }

    void bring(String file) {
        write(() -> arrival.bring(file), entry -> told(entry, List.of(), this::clear));
    }

    private void clear() {
        asking.forget();
        show(List.of());
        address.focus();
    }

    private void show(List<Node> nodes) {
        address.yield(nodes.stream().anyMatch(PipelineChoice.class::isInstance));
        step.getChildren().setAll(nodes);
    }

    private void show(Candidate candidate, Impression impression) {
        switch (impression) {
            case Impression.Seen seen -> choose(candidate, seen);
            case Impression.Wants(Product product, @Nullable Fault fault) -> admit(candidate, product, fault);
            case Impression.Distrusted(Presented certificate, Fault fault) -> distrust(candidate, certificate, fault);
            case Impression.Elsewhere(Product product, URI better) ->
                show(List.of(
                        Boxes.say(texts.say("start.elsewhere", product.title(), better.toString()), "start-note"),
                        Boxes.button(texts.say("start.useThat"), "use-that", () -> {
                            address.say(better);
                            look(candidate.withAddress(better));
                        })));
            case Impression.Unseen(@Nullable Product product, Fault fault) ->
                show(List.of(
                        Boxes.say(texts.say(fault), "start-bad"),
                        Boxes.say(texts.say(hint(product, fault.kind())), "start-note")));
        }
    }

    private static Sentence hint(@Nullable Product product, FaultKind kind) {
        return switch (kind) {
            case UNREACHABLE -> Sentence.of("start.hint.unreachable");
            case TIMED_OUT -> Sentence.of("start.hint.slow");
            case REDIRECTED -> Sentence.of("start.hint.redirected");
            case UNREADABLE, MISSING ->
                product == null ? Sentence.of("start.hint.unknown") : Sentence.of("start.hint.other");
            case UNTRUSTED, REFUSED, THROTTLED, BROKEN, TOO_LARGE -> Sentence.of("start.hint.other");
        };
    }

    private void admit(Candidate candidate, Product product, @Nullable Fault fault) {
        var user = new TextField(candidate.user());
        var token = new PasswordField();
        Runnable again = () -> look(candidate.withToken(
                user.getText().strip(), new Secret(token.getText().strip())));
        token.setOnAction(typed -> again.run());
        List<Node> nodes = new ArrayList<>();
        nodes.add(Boxes.say(
                texts.say(candidate.token().isEmpty() ? "start.wants" : "start.wantsOther", product.title()),
                "start-note"));
        if (fault != null) {
            nodes.add(Boxes.say(texts.say(fault), candidate.token().isEmpty() ? "start-note" : "start-bad"));
        }
        nodes.add(Boxes.say(product.tokenHelp(), "start-help"));
        page(product).ifPresent(nodes::add);
        var more = Boxes.button(texts.say("start.lookAgain"), "look-again", again);
        nodes.add(Boxes.row(
                Boxes.named(texts.say("start.user"), user, "user"),
                Boxes.named(texts.say("start.token"), token, "token")));
        more.setDefaultButton(true);
        nodes.add(Boxes.row(more));
        show(nodes);
        address.yield(true);
        token.requestFocus();
    }

    private Optional<Node> page(Product product) {
        return Optional.ofNullable(product.tokenPage()).map(page -> {
            var link = new Hyperlink(page.toString());
            link.setId("token-page");
            link.setWrapText(true);
            link.setMinHeight(USE_PREF_SIZE);
            link.setOnAction(pressed -> open.accept(page.toString()));
            return link;
        });
    }

    private void distrust(Candidate candidate, Presented certificate, Fault fault) {
        String until = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(texts.locale())
                .withZone(ZoneId.systemDefault())
                .format(certificate.until());
        show(List.of(
                Boxes.say(texts.say(fault), "start-bad"),
                Boxes.say(texts.say("start.certificate.subject", certificate.subject()), "start-note"),
                Boxes.say(texts.say("start.certificate.issuer", certificate.issuer()), "start-note"),
                Boxes.say(texts.say("start.certificate.until", until), "start-note"),
                Boxes.say(texts.say("start.certificate.print", certificate.fingerprint()), "start-print"),
                Boxes.say(texts.say("start.certificate.ask"), "start-help"),
                Boxes.buttons(
                        Boxes.button(texts.say("start.pin"), "pin", () -> look(candidate.withPin(certificate.pin()))),
                        Boxes.button(texts.say("start.nameAuthority"), "name-authority", () -> authority(candidate)))));
    }

    private void authority(Candidate candidate) {
        file.ask(texts.say("start.authority"), getScene().getWindow()).ifPresent(chosen -> {
            address.trust(chosen.toString());
            look(candidate.withAuthority(chosen.toString()));
        });
    }

    private void choose(Candidate candidate, Impression.Seen seen) {
        show(List.of(new PipelineChoice(texts, seen, choice -> enter(candidate, seen, choice))));
    }

    private void enter(Candidate candidate, Impression.Seen seen, Choice choice) {
        List<Node> before = List.copyOf(step.getChildren());
        write(
                () -> arrival.enter(candidate, seen.product(), choice),
                entry -> told(entry, before, () -> enter(candidate, seen, inFile(choice))));
    }

    private static Choice inFile(Choice choice) {
        return new Choice(choice.name(), choice.pipelines(), choice.branches(), true);
    }

    private void told(Entry entry, List<Node> before, Runnable keepInFile) {
        switch (entry) {
            case Entry.Entered(String file) -> {
                show(List.of(Boxes.say(texts.say("start.entered", file), "start-good")));
                address.say(URI.create(""));
                entered.accept(file);
            }
            case Entry.NoKeychain(String why, String file) ->
                show(List.of(
                        Boxes.say(texts.say("start.noKeychain", why, file), "start-note"),
                        Boxes.buttons(
                                Boxes.button(texts.say("start.keepInFile"), "keep-in-file", keepInFile),
                                Boxes.button(texts.say("start.back"), "back", () -> show(before)))));
            case Entry.Refused(List<String> sentences) -> {
                List<Node> nodes = new ArrayList<>();
                sentences.forEach(sentence -> nodes.add(Boxes.say(sentence, "start-bad")));
                before.stream().filter(PipelineChoice.class::isInstance).forEach(nodes::add);
                show(nodes);
            }
        }
    }
}
