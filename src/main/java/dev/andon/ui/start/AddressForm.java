package dev.andon.ui.start;

import dev.andon.arrival.Candidate;
import dev.andon.arrival.Pasted;
import dev.andon.arrival.Product;
import dev.andon.text.Texts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Where the server is; and, for those who need it, what it is and the way there.
final class AddressForm extends VBox {
    private final TextField address = new TextField();
    private final ComboBox<Product> kind = new ComboBox<>();
    private final TextField proxy = new TextField();
    private final TextField authority = new TextField();
    private final TitledPane more = new TitledPane();
    private final Button look;

    /// @param wanted is given what was said when somebody wants it looked at; empty where the address is none
    AddressForm(Texts texts, List<Product> products, Consumer<Optional<Candidate>> wanted) {
        getStyleClass().add("start-step");
        address.setId("server-address");
        address.setPromptText("https://ci.example.com/");
        address.setAccessibleText(texts.say("start.address"));
        HBox.setHgrow(address, Priority.ALWAYS);
        look = Boxes.button(texts.say("start.look"), "look", () -> wanted.accept(candidate()));
        look.setDefaultButton(true);
        look.disableProperty().bind(address.textProperty().isEmpty());
        address.setOnAction(entered -> look.fire());
        kind.setId("server-kind");
        kind.setAccessibleText(texts.say("start.kind"));
        kind.getItems().add(null);
        kind.getItems().addAll(products);
        kind.setConverter(new Titles(texts.say("start.kind.find")));
        kind.setPromptText(texts.say("start.kind.find"));
        proxy.setPromptText("http://proxy.example.com:3128");
        var ways = new VBox(
                kind,
                Boxes.named(texts.say("start.proxy"), proxy, "proxy"),
                Boxes.named(texts.say("start.authority"), authority, "authority"));
        ways.getStyleClass().add("start-step");
        more.setText(texts.say("start.more"));
        more.setId("more");
        more.setContent(ways);
        more.setExpanded(false);
        more.setWrapText(true);
        more.setMinWidth(0);
        more.setAnimated(false);
        getChildren().addAll(Boxes.say(texts.say("start.address"), "field-name"), Boxes.row(address, look), more);
    }

    void focus() {
        address.requestFocus();
    }

    /// Another address, as if it had been typed.
    void say(URI better) {
        address.setText(better.toString());
    }

    /// A file with an authority's certificate, as if it had been typed.
    void trust(String file) {
        authority.setText(file);
    }

    /// The kind and the way are told; a user and a secret in the address as well.
    Optional<Candidate> candidate() {
        Product named = kind.getValue();
        return Pasted.read(address.getText())
                .map(pasted -> Candidate.at(pasted.address())
                        .withToken(pasted.user(), pasted.secret())
                        .withKind(named == null ? "" : named.kind())
                        .withAuthority(authority.getText().strip())
                        .withProxy(proxy.getText().strip()));
    }

    /// Another button is the one that Enter presses.
    void yield(boolean isOver) {
        look.setDefaultButton(!isOver);
    }

    private static final class Titles extends StringConverter<Product> {
        private final String none;

        Titles(String none) {
            this.none = none;
        }

        @Override
        public String toString(@Nullable Product product) {
            return product == null ? none : product.title();
        }

        @Override
        public @Nullable Product fromString(String title) {
            return null;
        }
    }
}
