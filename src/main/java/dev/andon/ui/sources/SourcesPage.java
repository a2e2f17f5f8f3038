package dev.andon.ui.sources;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Post;
import dev.andon.board.TokenEnd;
import dev.andon.source.Source;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Facts;
import dev.andon.ui.kit.ListAndDetails;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.Table;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The sources: when each was asked what, what it answered, and why it is grey if it is.
public final class SourcesPage implements Page {
    private final Texts texts;
    private final Function<Source, String> tokenPage;
    private final Consumer<String> lookNow;
    private final Table<Post> table;
    private final Facts facts = new Facts();
    private final Label name = new Label();
    private final Button look = new Button();
    private final Label rung = new Label();
    private final VBox details = new VBox();
    private final ListAndDetails content;
    private Board board = Board.EMPTY;

    /// @param tokenPage the page where a source's server issues tokens, or empty
    /// @param lookNow hints that something may have changed at the source of that name; does not block
    public SourcesPage(Texts texts, Function<Source, String> tokenPage, Consumer<String> lookNow) {
        this.texts = texts;
        this.tokenPage = tokenPage;
        this.lookNow = lookNow;
        table = new Table<Post>(
                        "sources",
                        texts.say("sources.none"),
                        post -> post.source().name())
                .named(texts.say("sources.title"))
                .light(this::light)
                .column("light", texts.say("sources.column.state"), 120, of(Account::state), byLight())
                .column(
                        "name",
                        texts.say("sources.column.name"),
                        160,
                        post -> post.source().name())
                .column(
                        "kind",
                        texts.say("sources.column.kind"),
                        120,
                        post -> post.source().kind())
                .column("seen", texts.say("sources.column.seen"), 110, of(Account::seen), bySeen())
                .column("why", texts.say("sources.column.why"), 420, of(Account::why))
                .spare("kind", "seen");
        content = build();
    }

    private Function<Post, String> of(Function<Account, String> words) {
        return post -> words.apply(account(post));
    }

    private Account account(Post post) {
        return new Account(post, board.at(), texts, tokenPage.apply(post.source()));
    }

    private static Comparator<Post> bySeen() {
        return Comparator.comparing(Post::seen, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private Comparator<Post> byLight() {
        return Comparator.comparing(this::light);
    }

    private Light light(Post post) {
        if (post.tried() == null) {
            return Light.QUIET;
        }
        return switch (post.freshness(board.at())) {
            case LOST -> Light.UNKNOWN;
            case STALE -> Light.STALE;
            case FRESH -> post.fault() == null ? Light.GREEN : Light.UNSTABLE;
        };
    }

    private ListAndDetails build() {
        name.setId("source-name");
        name.getStyleClass().add("page-title");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setWrapText(true);
        look.setId("look-now");
        look.setText(texts.say("sources.lookNow"));
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(pressed -> table.chosen().ifPresent(this::look));
        rung.setId("rung");
        rung.setWrapText(true);
        say("");
        var head = new HBox(name, look);
        head.getStyleClass().add("page-head");
        details.getChildren().setAll(head, rung, facts);
        details.getStyleClass().add("page-details");
        details.setVisible(false);
        table.whenChosen(chosen -> {
            say("");
            tell(chosen);
        });
        var page = new ListAndDetails(
                texts, table, null, table.node(), new Scroll(details, texts.say("page.details")), 0.4);
        page.getStyleClass().add("sources");
        return page;
    }

    private void look(Post post) {
        lookNow.accept(post.source().name());
        say(texts.say("sources.rung", post.source().name()));
    }

    private void say(String words) {
        rung.setText(words);
        rung.setManaged(!words.isEmpty());
    }

    private void tell(Optional<Post> chosen) {
        details.setVisible(chosen.isPresent());
        chosen.ifPresent(post -> {
            name.setText(post.source().name());
            facts.show(account(post).facts());
        });
    }

    @Override
    public Name name() {
        return name(texts);
    }

    /// What it is known by, before it is made.
    public static Name name(Texts texts) {
        return new Name("sources", texts.say("sources.title"), Feather.SERVER);
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public int pending(Board board) {
        return waiting(board);
    }

    /// How many things there want to be looked at, before it is made.
    public static int waiting(Board board) {
        return Math.toIntExact(board.sources().stream()
                .filter(post ->
                        post.fault() != null || TokenEnd.of(post, board.at()).isPresent())
                .count());
    }

    @Override
    public void show(Board board) {
        this.board = board;
        table.show(board.sources());
        tell(table.chosen());
    }

    @Override
    public void find() {
        table.node().requestFocus();
    }
}
