package dev.andon.ui.wall;

import dev.andon.board.Headline;
import dev.andon.board.LagHeadline;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.board.VigilHeadline;
import dev.andon.build.Activity;
import dev.andon.guard.Plan;
import dev.andon.guard.Vigil;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Fan;
import dev.andon.ui.kit.Ruler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One tile of the wall: shape, name, one sentence, who is on it or how old it is, progress. Colours and shapes
/// are the style sheets' business; this sets pseudo-classes, which cost a third of what style classes cost.
final class TileView extends Region {
    private static final Map<Light, PseudoClass> LIGHTS = lights();
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass QUEUED = PseudoClass.getPseudoClass("queued");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
    private static final PseudoClass CLAIMED = PseudoClass.getPseudoClass("claimed");
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");
    private static final PseudoClass NEWS = PseudoClass.getPseudoClass("news");

    // Lengths in multiples of the name's text size. Together they are the height that the layout reckons with.
    private static final double PADDING = 0.42;
    private static final double ICON = 0.95;
    private static final double NAME_LINE = 1.18;
    /// The text sizes of sentence and foot stand in the style sheet too.
    private static final double SENTENCE = 0.68;

    private static final double FOOT = 0.58;
    private static final double LINE = 1.18;
    private static final double BAR = 0.16;
    private static final double FAN_GAP = 0.2;
    private static final double FAN_SHARE = 0.3;
    private static final double FAN_LEAST = 1.2;
    private static final double FAN_HIGH = 4;
    private static final double FAN_WIDE = 9;
    /// A bar that changed by less than this looks the same.
    private static final double VISIBLE_PROGRESS = 0.002;

    private final Ruler plain;
    private final Ruler bold;
    private final Region icon = part(new Region(), "tile-icon");
    private final Region activity = part(new Region(), "tile-activity");
    private final Text name = text("tile-name");
    private final Text headline = text("tile-headline");
    private final Text foot = text("tile-foot");
    private final Text left = text("tile-left");
    private final Region track = part(new Region(), "tile-track");
    private final Region bar = part(new Region(), "tile-bar");
    /// Few tiles have one.
    private @Nullable Fan fan;

    /// What a tile says. To compare it costs a hundredth of putting it into words once a second.
    private record Saying(List<String> name, Sentence headline, List<Sentence> foot, Optional<Sentence> remaining) {}

    private @Nullable Saying said;
    private double text = 1;
    private int nameLines = 1;
    private String sentence = "";
    private String footing = "";
    private String remaining = "";
    private double progress = -1;
    private boolean drawn;
    private String id = "";
    private @Nullable String url;

    TileView(Ruler plain, Ruler bold) {
        this.plain = plain;
        this.bold = bold;
        getStyleClass().add("tile");
        // What most tiles do not show is not styled either as long as it is invisible.
        for (Node seldom : List.of(activity, foot, left, track, bar)) {
            seldom.setVisible(false);
        }
        getChildren().addAll(icon, activity, name, headline, foot, left, track, bar);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
    }

    private static Text text(String styleClass) {
        var text = part(new Text(), styleClass);
        text.setTextOrigin(VPos.TOP);
        return text;
    }

    /// The tile places its parts itself; unmanaged they do not ask their parents for a layout at each new word.
    private static <T extends Node> T part(T node, String styleClass) {
        node.getStyleClass().add(styleClass);
        node.setManaged(false);
        node.setMouseTransparent(true);
        return node;
    }

    private static Map<Light, PseudoClass> lights() {
        var lights = new EnumMap<Light, PseudoClass>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, PseudoClass.getPseudoClass(light.word()));
        }
        return lights;
    }

    String tileId() {
        return id;
    }

    /// The page that a click on this tile opens, or null.
    @Nullable
    String url() {
        return url;
    }

    /// The page of a tile's last conclusive build, else that of its pipeline, or null.
    /// @param text the height of the name's text, in pixels
    void size(double text) {
        if (this.text != text) {
            this.text = text;
            requestLayout();
        }
    }

    /// Marks a tile that has just turned red.
    void news(boolean news) {
        pseudoClassStateChanged(NEWS, news);
    }

    /// @param lines the name, broken into lines that fit
    void show(Tile tile, List<String> lines, Instant now, Texts texts) {
        id = tile.id();
        url = tile.page();
        light(tile.light());
        pseudoClassStateChanged(OLD, tile.freshness() != Freshness.FRESH);
        pseudoClassStateChanged(CLAIMED, tile.claim() != null);
        activity(tile.activity());
        double share = share(tile, now);
        pseudoClassStateChanged(OVERDUE, share > 1);
        progress(share);
        watch(tile.vigil(), now);
        var saying = new Saying(lines, Headline.of(tile, now), footing(tile, now), remaining(tile, now));
        if (!saying.equals(said)) {
            said = saying;
            words(
                    lines,
                    texts.say(saying.headline()),
                    saying.foot().stream().map(texts::say).collect(Collectors.joining(", ")),
                    saying.remaining().map(texts::say).orElse(""));
            setAccessibleText(aloud(tile.name()));
        }
    }

    /// The counted tile: so many that are well.
    ///
    /// @param quiet how many of them say nothing about the code
    void showFolded(int count, int quiet, Texts texts) {
        id = "";
        url = null;
        light(quiet == count ? Light.QUIET : Light.GREEN);
        pseudoClassStateChanged(OLD, false);
        pseudoClassStateChanged(CLAIMED, false);
        pseudoClassStateChanged(OVERDUE, false);
        activity(Activity.IDLE);
        progress(-1);
        watch(null, Instant.EPOCH);
        said = null;
        String more = texts.say("wall.folded", count);
        words(
                List.of(more),
                quiet == 0 ? texts.say("wall.foldedGreen") : texts.say("wall.foldedQuiet", count - quiet, quiet),
                "",
                "");
        setAccessibleText(aloud(more));
    }

    private void light(Light light) {
        LIGHTS.forEach((one, pseudoClass) -> pseudoClassStateChanged(pseudoClass, one == light));
    }

    private void activity(Activity now) {
        activity.setVisible(now.isRunning() || now == Activity.QUEUED || now == Activity.WAITING);
        pseudoClassStateChanged(RUNNING, now.isRunning());
        pseudoClassStateChanged(QUEUED, now == Activity.QUEUED);
        pseudoClassStateChanged(WAITING, now == Activity.WAITING);
    }

    /// How old it is, and who is on it.
    private static List<Sentence> footing(Tile tile, Instant now) {
        List<Sentence> said = new ArrayList<>(2);
        Instant seen = tile.seen();
        if (tile.freshness() == Freshness.STALE && seen != null) {
            said.add(Sentence.of("wall.old", Duration.between(seen, now)));
        }
        Headline.claim(tile).ifPresent(said::add);
        if (tile.vigil() != null && tile.vigil().isOpen()) {
            said.add(watched(tile.vigil(), now));
        }
        LagHeadline.inBrief(tile).ifPresent(said::add);
        return said;
    }

    private static Sentence watched(Vigil vigil, Instant now) {
        Duration left = Duration.between(now, vigil.deploy().to().plus(Plan.WHOLE));
        return left.compareTo(Duration.ofMinutes(1)) < 0
                ? Sentence.of("wall.watched")
                : Sentence.of("wall.watchedFor", left.truncatedTo(ChronoUnit.MINUTES));
    }

    /// The picture of a deploy that is watched.
    private void watch(@Nullable Vigil vigil, Instant now) {
        boolean watched =
                vigil != null && vigil.isOpen() && !VigilHeadline.dots(vigil).isEmpty();
        Fan shown = fan;
        if (watched && shown == null) {
            shown = part(new Fan(), "tile-fan");
            getChildren().add(shown);
            fan = shown;
        }
        if (shown != null && vigil != null && watched) {
            shown.show(vigil, now);
        }
        if (shown != null && watched != drawn) {
            drawn = watched;
            requestLayout();
        }
    }

    /// How far a running build is, 1 for its estimated end; -1 when that is not known.
    private static double share(Tile tile, Instant now) {
        Instant begun = tile.begun();
        Duration estimate = tile.estimate();
        if (!tile.activity().isRunning() || begun == null || estimate == null) {
            return -1;
        }
        return Math.max(0, Duration.between(begun, now).toMillis() / (double) estimate.toMillis());
    }

    private static Optional<Sentence> remaining(Tile tile, Instant now) {
        Instant begun = tile.begun();
        Duration estimate = tile.estimate();
        if (!tile.activity().isRunning() || begun == null || estimate == null) {
            return Optional.empty();
        }
        Duration rest = Duration.between(now, begun.plus(estimate));
        return Optional.of(
                rest.isNegative() ? Sentence.of("wall.over", rest.negated()) : Sentence.of("wall.left", rest));
    }

    private void progress(double share) {
        if (Math.abs(Math.min(share, 1) - Math.min(progress, 1)) > VISIBLE_PROGRESS) {
            progress = share;
            requestLayout();
        }
    }

    private void words(List<String> lines, String sentence, String footing, String remaining) {
        String called = String.join("\n", lines);
        if (called.equals(name.getText())
                && sentence.equals(this.sentence)
                && footing.equals(this.footing)
                && remaining.equals(this.remaining)) {
            return;
        }
        name.setText(called);
        nameLines = lines.size();
        this.sentence = sentence;
        this.footing = footing;
        this.remaining = remaining;
        requestLayout();
    }

    private String aloud(String name) {
        var said = new StringBuilder(name).append(", ").append(sentence);
        if (!footing.isEmpty()) {
            said.append(", ").append(footing);
        }
        if (!remaining.isEmpty()) {
            said.append(", ").append(remaining);
        }
        return said.toString();
    }

    @Override
    protected void layoutChildren() {
        double padding = PADDING * text;
        double iconSize = ICON * text;
        double begin = padding + iconSize + 0.35 * text;
        double width = Math.max(0, getWidth() - begin - padding);
        icon.resizeRelocate(padding, padding + 0.14 * text, iconSize, iconSize);
        activity.resizeRelocate(padding + 0.1 * iconSize, padding + 1.4 * iconSize, 0.8 * iconSize, 0.8 * iconSize);
        name.relocate(begin, padding);
        double below = padding + NAME_LINE * text * nameLines;
        double bottom = getHeight() - padding;
        width -= layoutFan(begin + width, below + FAN_GAP * text, width, bottom - below - FAN_GAP * text);
        double footTop = bottom - FOOT * LINE * text;
        boolean hasFoot = !footing.isEmpty() || (!remaining.isEmpty() && isWhole(sentence(width, footTop - below)));
        headline.setText(String.join("\n", sentence(width, (hasFoot ? footTop : bottom) - below)));
        headline.relocate(begin, below);
        layoutFoot(begin, footTop, width, hasFoot);
        layoutBar();
    }

    /// What is left of a build shows in its bar too, so it gives way to a sentence that needs its line.
    private boolean isWhole(List<String> lines) {
        return String.join(" ", lines).equals(sentence);
    }

    private List<String> sentence(double width, double height) {
        // A rounding error must not cost a line.
        int lines = (int) (height / (SENTENCE * LINE * text) + 0.05);
        return Lines.of(sentence, width / (SENTENCE * text), Math.max(1, lines), plain);
    }

    private void layoutFoot(double x, double y, double width, boolean shown) {
        double room = width / (FOOT * text);
        foot.setVisible(!footing.isEmpty());
        foot.setText(String.join("", Lines.of(footing, room, 1, bold)));
        foot.relocate(x, y);
        double wants = bold.width(remaining);
        boolean fits = shown && wants + (footing.isEmpty() ? 0 : bold.width(footing) + 1) <= room;
        left.setVisible(fits);
        left.setText(fits ? remaining : "");
        left.relocate(x + width - wants * FOOT * text, y);
    }

    /// Beside the words, where there is room for both.
    ///
    /// @param end where it ends on the right
    /// @return how much of the width it takes
    private double layoutFan(double end, double y, double width, double height) {
        if (fan == null) {
            return 0;
        }
        double wide = Math.min(FAN_SHARE * width, FAN_WIDE * text);
        boolean fits = drawn && height >= FAN_LEAST * text && wide >= FAN_LEAST * text;
        fan.setVisible(fits);
        fan.resizeRelocate(end - wide, y, wide, Math.min(height, FAN_HIGH * text));
        return fits ? wide + 2 * FAN_GAP * text : 0;
    }

    private void layoutBar() {
        boolean shown = progress >= 0;
        track.setVisible(shown);
        bar.setVisible(shown);
        if (shown) {
            double padding = PADDING * text;
            double height = Math.max(2, BAR * text);
            double width = Math.max(0, getWidth() - 2 * padding);
            double y = getHeight() - (padding + height) / 2;
            track.resizeRelocate(padding, y, width, height);
            bar.resizeRelocate(padding, y, width * Math.min(1, progress), height);
        }
    }
}
