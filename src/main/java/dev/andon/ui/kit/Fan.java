package dev.andon.ui.kit;

import dev.andon.board.VigilHeadline;
import dev.andon.guard.Plan;
import dev.andon.guard.Reading;
import dev.andon.guard.Vigil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// A watched deploy as a picture: how its worst metric changed from before the deploy, look by look, against the
/// hatched band of what is usual; a ring for each look inside the band and a cross for each outside; below it how
/// much of the watch is over. Read without colours. Lives on the JavaFX thread.
public final class Fan extends Region {
    /// The watch without its warm-up, in minutes.
    private static final double WIDE = Plan.WHOLE.minus(Plan.WARM_UP).toMillis()
            / (double) Duration.ofMinutes(1).toMillis();
    /// A change of this much is drawn even when nothing changed: a quiet metric must not look wild.
    private static final double AT_LEAST = 0.15;
    private static final double ROOM = 1.12;
    private static final double TIME = 0.09;
    private static final double MARK = 0.045;
    private static final double SAME = 0.002;

    private final Path band = part(new Path(), "fan-band");
    private final Path zero = part(new Path(), "fan-zero");
    private final Path course = part(new Path(), "fan-course");
    private final Path marks = part(new Path(), "fan-marks");
    private final Region track = part(new Region(), "fan-track");
    private final Region bar = part(new Region(), "fan-bar");

    private List<Reading.Dot> dots = List.of();
    private double over = -1;

    public Fan() {
        getStyleClass().add("fan");
        setMouseTransparent(true);
        getChildren().addAll(band, zero, course, marks, track, bar);
    }

    private static <T extends Node> T part(T node, String styleClass) {
        node.getStyleClass().add(styleClass);
        node.setManaged(false);
        return node;
    }

    /// Shows a watch.
    ///
    /// @return whether there is anything to be seen
    public boolean show(Vigil vigil, Instant now) {
        List<Reading.Dot> next = VigilHeadline.dots(vigil);
        Duration since = Duration.between(vigil.deploy().to(), now);
        double share = Math.clamp(since.toMillis() / (double) Plan.WHOLE.toMillis(), 0, 1);
        if (!next.equals(dots) || Math.abs(share - over) > SAME) {
            dots = next;
            over = share;
            requestLayout();
        }
        return !next.isEmpty();
    }

    private static boolean isOutside(Reading.Dot dot) {
        return dot.change() < dot.usualLow() || dot.change() > dot.usualHigh();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double high = getHeight() * (1 - 2 * TIME);
        double reach = reach();
        var scale = new Scale(width, high / 2, high / 2 / (reach * ROOM));
        band.getElements().setAll(scale.band(dots));
        zero.getElements().setAll(new MoveTo(0, scale.middle()), new LineTo(width, scale.middle()));
        course.getElements().setAll(scale.course(dots));
        marks.getElements().setAll(marks(scale, getHeight() * MARK));
        double thick = getHeight() * TIME;
        track.resizeRelocate(0, getHeight() - thick, width, thick);
        bar.resizeRelocate(0, getHeight() - thick, width * Math.max(0, over), thick);
    }

    /// How far from zero anything lies.
    private double reach() {
        double reach = AT_LEAST;
        for (Reading.Dot dot : dots) {
            reach = Math.max(reach, Math.abs(dot.change()));
            reach = Math.max(reach, Math.abs(dot.usualLow()));
            reach = Math.max(reach, Math.abs(dot.usualHigh()));
        }
        return reach;
    }

    private List<PathElement> marks(Scale scale, double size) {
        List<PathElement> all = new ArrayList<>();
        for (Reading.Dot dot : dots) {
            double x = scale.x(dot.minutes());
            double y = scale.y(dot.change());
            all.addAll(isOutside(dot) ? cross(x, y, size) : square(x, y, size * 0.6));
        }
        return all;
    }

    private static List<PathElement> cross(double x, double y, double size) {
        return List.of(
                new MoveTo(x - size, y - size),
                new LineTo(x + size, y + size),
                new MoveTo(x - size, y + size),
                new LineTo(x + size, y - size));
    }

    private static List<PathElement> square(double x, double y, double size) {
        return List.of(
                new MoveTo(x - size, y - size),
                new LineTo(x + size, y - size),
                new LineTo(x + size, y + size),
                new LineTo(x - size, y + size),
                new ClosePath());
    }

    /// From minutes and shares to pixels.
    private record Scale(double width, double middle, double unit) {
        double x(double minutes) {
            return width * Math.min(1, minutes / WIDE);
        }

        double y(double change) {
            return middle - change * unit;
        }

        /// From the first look to the last, and on from there as far as the watch goes.
        List<PathElement> band(List<Reading.Dot> dots) {
            if (dots.isEmpty()) {
                return List.of();
            }
            List<PathElement> all = new ArrayList<>(along(dots, Reading.Dot::usualHigh));
            all.add(new LineTo(width, y(dots.getLast().usualHigh())));
            all.add(new LineTo(width, y(dots.getLast().usualLow())));
            for (Reading.Dot dot : dots.reversed()) {
                all.add(new LineTo(x(dot.minutes()), y(dot.usualLow())));
            }
            // Before the first look it is not known what is usual: a fan opens from nothing.
            all.add(new LineTo(0, middle));
            all.add(new ClosePath());
            return all;
        }

        private List<PathElement> along(List<Reading.Dot> dots, ToDoubleFunction<Reading.Dot> of) {
            List<PathElement> all = new ArrayList<>();
            all.add(new MoveTo(0, middle));
            dots.forEach(dot -> all.add(new LineTo(x(dot.minutes()), y(of.applyAsDouble(dot)))));
            return all;
        }

        List<PathElement> course(List<Reading.Dot> dots) {
            return Optional.of(along(dots, Reading.Dot::change))
                    .filter(all -> all.size() > 1)
                    .orElse(List.of());
        }
    }
}
