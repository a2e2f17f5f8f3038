package dev.andon.ui.pipelines;

import dev.andon.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The saved filters: chosen, kept under a name, renamed, deleted; one may be what the page opens with. A name is
/// asked for beside the menu: Enter takes it, Escape does not.
final class FilterMenu extends HBox {
    private final Texts texts;
    private final Own own;
    private final Supplier<SavedFilter> now;
    private final Consumer<SavedFilter> apply;
    private final MenuButton menu = new MenuButton();
    private final TextField name = new TextField();
    private String chosen = "";
    /// The one that gets another name; empty when a new one is kept.
    private String renamed = "";

    /// @param now what is looked for now, without a name
    /// @param apply looks for that
    FilterMenu(Texts texts, Own own, Supplier<SavedFilter> now, Consumer<SavedFilter> apply) {
        this.texts = texts;
        this.own = own;
        this.now = now;
        this.apply = apply;
        menu.setId("filters");
        menu.setText(texts.say("filters.title"));
        menu.setMinWidth(USE_PREF_SIZE);
        name.setId("filter-name");
        name.setPromptText(texts.say("filters.name"));
        name.setAccessibleText(texts.say("filters.name"));
        name.setOnAction(entered -> take(name.getText().strip()));
        name.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                ask(false);
                key.consume();
            }
        });
        getStyleClass().add("filters");
        getChildren().addAll(menu, name);
        ask(false);
        fill();
    }

    /// Looks for what the page opens with, if there is such a filter.
    void begin() {
        own.filters().stream().filter(SavedFilter::first).findFirst().ifPresent(this::choose);
    }

    private void choose(SavedFilter filter) {
        chosen = filter.name();
        apply.accept(filter);
        fill();
    }

    private void fill() {
        menu.getItems().clear();
        List<SavedFilter> all = own.filters();
        for (int i = 0; i < all.size(); i++) {
            SavedFilter one = all.get(i);
            var item = new CheckMenuItem(one.name());
            item.setId("filter-" + i);
            item.setSelected(one.name().equals(chosen));
            item.setOnAction(picked -> choose(one));
            menu.getItems().add(item);
        }
        if (!all.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().add(item("filter-keep", texts.say("filters.keep"), () -> askFor("")));
        all.stream().filter(one -> one.name().equals(chosen)).findFirst().ifPresent(this::offer);
    }

    private void offer(SavedFilter one) {
        var first = new CheckMenuItem(texts.say("filters.first", one.name()));
        first.setId("filter-first");
        first.setSelected(one.first());
        first.setOnAction(picked -> keep(one.first(!one.first()), one.name()));
        menu.getItems()
                .addAll(
                        item(
                                "filter-again",
                                texts.say("filters.again", one.name()),
                                () -> keep(now.get().named(one.name()).first(one.first()), one.name())),
                        item("filter-rename", texts.say("filters.rename", one.name()), () -> askFor(one.name())),
                        item("filter-delete", texts.say("filters.delete", one.name()), () -> delete(one)),
                        first);
    }

    private static MenuItem item(String id, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(picked -> action.run());
        return item;
    }

    private void keep(SavedFilter filter, String before) {
        own.keep(filter.insteadOf(before, own.filters()));
        chosen = filter.name();
        fill();
    }

    private void delete(SavedFilter gone) {
        own.keep(own.filters().stream()
                .filter(one -> !one.name().equals(gone.name()))
                .toList());
        chosen = "";
        fill();
    }

    private void askFor(String before) {
        renamed = before;
        name.setText(before.isEmpty() ? now.get().query().strip() : before);
        ask(true);
        name.requestFocus();
        name.selectAll();
    }

    private void ask(boolean wanted) {
        name.setVisible(wanted);
        name.setManaged(wanted);
    }

    private void take(String wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        ask(false);
        @Nullable SavedFilter before = named(renamed).orElse(null);
        if (before != null) {
            keep(before.named(wanted), before.name());
        } else {
            keep(now.get().named(wanted), wanted);
        }
        menu.requestFocus();
    }

    private Optional<SavedFilter> named(String wanted) {
        return own.filters().stream().filter(one -> one.name().equals(wanted)).findFirst();
    }
}
