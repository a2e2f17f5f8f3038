package dev.andon.ui.start;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.cell.CheckBoxTreeCell;
import org.jspecify.annotations.Nullable;

/// The pipelines of a server as a tree of folders, each to be chosen or not. What a filter hides keeps its mark.
final class PipelineTree {
    /// @param name the whole name; of a folder with its slash
    /// @param label its last part
    private record Leaf(String name, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    private static final int OPEN_AT_MOST = 40;

    private final TreeView<Leaf> view = new TreeView<>();
    private final List<String> all;
    private final Set<String> chosen;
    private final String top;
    private final Runnable changed;

    /// @param top what stands for all of them
    /// @param changed is called after each choice
    PipelineTree(Collection<String> names, String top, Runnable changed) {
        this.all = new ArrayList<>(new TreeSet<>(names));
        this.chosen = new TreeSet<>(all);
        this.top = top;
        this.changed = changed;
        view.setId("choose-pipelines");
        view.setAccessibleText(top);
        view.setCellFactory(made -> new Cell());
        show("");
    }

    TreeView<Leaf> node() {
        return view;
    }

    /// Of all, whatever is shown.
    Set<String> chosen() {
        return chosen;
    }

    List<String> all() {
        return all;
    }

    /// Shows those that have all of these words in their names.
    void show(String words) {
        List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        List<String> shown = all.stream()
                .filter(name -> wanted.stream().allMatch(name.toLowerCase(Locale.ROOT)::contains))
                .toList();
        var root = new CheckBoxTreeItem<>(new Leaf("", top));
        root.setExpanded(true);
        Map<String, TreeItem<Leaf>> folders = new HashMap<>(Map.of("", root));
        shown.forEach(name -> leaf(name, folders, shown.size() <= OPEN_AT_MOST));
        view.setRoot(root);
    }

    private void leaf(String name, Map<String, TreeItem<Leaf>> folders, boolean open) {
        int slash = name.lastIndexOf('/');
        var item = new CheckBoxTreeItem<>(new Leaf(name, name.substring(slash + 1)));
        folder(name.substring(0, slash + 1), folders, open).getChildren().add(item);
        item.setSelected(chosen.contains(name));
        item.selectedProperty().addListener((selected, before, now) -> {
            if (now ? chosen.add(name) : chosen.remove(name)) {
                changed.run();
            }
        });
    }

    private TreeItem<Leaf> folder(String path, Map<String, TreeItem<Leaf>> folders, boolean open) {
        TreeItem<Leaf> known = folders.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/', path.length() - 2);
        var item = new CheckBoxTreeItem<>(new Leaf(path, path.substring(slash + 1)));
        item.setExpanded(open);
        folder(path.substring(0, slash + 1), folders, open).getChildren().add(item);
        folders.put(path, item);
        return item;
    }

    /// The box is what the cursor comes to, and the words stand beside it.
    private static final class Cell extends CheckBoxTreeCell<Leaf> {
        @Override
        public void updateItem(@Nullable Leaf leaf, boolean empty) {
            super.updateItem(leaf, empty);
            if (leaf != null && getGraphic() != null) {
                getGraphic().setAccessibleText(leaf.label());
            }
        }
    }
}
