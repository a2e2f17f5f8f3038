package dev.andon.ui.pipelines;

import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The commits since the last build that passed, newest first. Lives on the JavaFX thread.
final class CommitsView extends BorderPane {
    private static final int SHORT = 10;

    private final Texts texts;
    private final ListView<Commit> list = new ListView<>();
    private final Label summary = new Label();
    private Instant now = Instant.EPOCH;

    CommitsView(Texts texts) {
        this.texts = texts;
        getStyleClass().add("commits");
        summary.setId("commits-summary");
        summary.setWrapText(true);
        list.setId("commits");
        list.setAccessibleText(texts.say("details.tab.commits"));
        list.setCellFactory(made -> new Cell());
        setTop(summary);
    }

    void say(String words) {
        summary.setText(words);
        setCenter(null);
    }

    void show(Commits commits, Instant now) {
        this.now = now;
        summary.setText(texts.say(
                commits.complete() ? "since.all" : "since.atLeast",
                commits.list().size(),
                commits.authors()));
        list.getItems().setAll(commits.list());
        setCenter(list);
    }

    private final class Cell extends ListCell<Commit> {
        @Override
        protected void updateItem(@Nullable Commit commit, boolean empty) {
            super.updateItem(commit, empty);
            setText(commit == null ? null : words(commit));
        }

        private String words(Commit commit) {
            String id = commit.id().substring(0, Math.min(SHORT, commit.id().length()));
            String who = commit.author() == null ? "" : commit.author().name();
            String age = commit.at() == null ? "" : texts.age(Duration.between(commit.at(), now));
            return texts.say("since.one", id, who, commit.subject(), age);
        }
    }
}
