package dev.andon.ui.kit;

import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How far back one looks. Lives on the JavaFX thread.
public final class Period extends ComboBox<Integer> {
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);

    /// @param usual in days, one of those that are offered
    /// @param changed called when somebody chooses another
    public Period(Texts texts, int usual, Runnable changed) {
        setId("period");
        setAccessibleText(texts.say("period"));
        getItems().setAll(DAYS);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer days) {
                return days == null ? "" : texts.say("period.days", days);
            }

            @Override
            public @Nullable Integer fromString(String words) {
                return null;
            }
        });
        setValue(usual);
        valueProperty().addListener((value, before, now) -> changed.run());
    }

    /// Its beginning.
    public Instant begin(Instant now) {
        return now.minus(Duration.ofDays(getValue()));
    }
}
