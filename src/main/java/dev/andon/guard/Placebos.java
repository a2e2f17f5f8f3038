package dev.andon.guard;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a metric did at the clock time of a deploy, give or take, on earlier days, when nothing was deployed:
/// deploys that never were. Those of the same sort of day, working day or weekend; of any day when there are too
/// few. Days are the business's, by its own clock: a day on which clocks are changed is not 24 hours long.
final class Placebos {
    static final int DAYS_AT_LEAST = 5;

    private static final int DAYS = 28;
    private static final int OFFSET_AT_MOST = 45;
    private static final int OFFSET_STEP = 5;
    /// Offsets within this count for what is usual at the clock time of the deploy itself.
    private static final int NEAR = 15;
    /// Days on another level say nothing about this one.
    private static final double LEVELS_APART = 4;
    /// This share of the days, the worst, is left out: they hold the incidents that nobody noted down.
    private static final double WORST = 0.1;

    private final Question question;
    private final Windows windows;
    private final int start;
    private final int[] lengths;
    private final int sign;
    private final List<Placebo> all;
    /// By look and offset.
    private final double[][] usual;

    private final Set<Integer> usualDays;

    /// @param change of the metric's logarithm at each look, negative where it is bad; NaN where something is
    ///     missing
    /// @param rate afterwards, at each look
    record Placebo(int day, int offset, double[] change, double[] rate) {
        boolean isNear() {
            return Math.abs(offset) <= NEAR;
        }

        /// The place of its offset among all offsets.
        int slot() {
            return (offset + OFFSET_AT_MOST) / OFFSET_STEP;
        }

        double rest(int look, double[] usual) {
            return change[look] - usual[slot()];
        }
    }

    /// What is usual at one look.
    ///
    /// @param change at the clock time of the deploy
    /// @param rests how far each placebo was from what is usual at its own offset
    /// @param rate afterwards, at the clock time of the deploy
    /// @param days how many days it rests on
    record Usual(double change, double[] rests, double rate, int days) {}

    /// @param start the bucket in which the deploy began
    /// @param lengths how many buckets each look covers
    /// @param sign 1 where a fall is bad, -1 where a rise is
    Placebos(Question question, Windows windows, int start, int[] lengths, int sign) {
        this.question = question;
        this.windows = windows;
        this.start = start;
        this.lengths = lengths;
        this.sign = sign;
        this.all = all();
        this.usual =
                IntStream.range(0, lengths.length).mapToObj(this::usualByOffset).toArray(double[][]::new);
        this.usualDays = usualDays();
    }

    /// All times that a question is judged by, its deploy's own the first.
    static List<Span> windows(Question question) {
        ZonedDateTime begin = question.deploy().from().atZone(question.zone());
        ZonedDateTime end = question.deploy().to().atZone(question.zone());
        // A window is whole buckets, which may begin and end one earlier or later.
        Duration step = question.events().step();
        return IntStream.rangeClosed(0, DAYS)
                .mapToObj(day -> new Span(
                        begin.minusDays(day)
                                .minusMinutes(OFFSET_AT_MOST)
                                .minus(Plan.BEFORE)
                                .minus(step)
                                .toInstant(),
                        end.minusDays(day)
                                .plusMinutes(OFFSET_AT_MOST)
                                .plus(Plan.WHOLE)
                                .plus(step)
                                .toInstant()))
                .toList();
    }

    private List<Placebo> all() {
        Windows.Side today = windows.before(start);
        if (today == null) {
            return List.of();
        }
        double level = windows.rate(today);
        List<Placebo> alike = found(true, level);
        return days(alike).size() >= DAYS_AT_LEAST ? alike : found(false, level);
    }

    private List<Placebo> found(boolean onlySameSortOfDay, double level) {
        ZonedDateTime deploy = question.deploy().from().atZone(question.zone());
        List<Placebo> found = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            ZonedDateTime that = deploy.minusDays(day);
            for (int offset = -OFFSET_AT_MOST; offset <= OFFSET_AT_MOST; offset += OFFSET_STEP) {
                Placebo placebo = onlySameSortOfDay && isWeekend(that) != isWeekend(deploy)
                        ? null
                        : at(day, offset, that.plusMinutes(offset), level);
                if (placebo != null) {
                    found.add(placebo);
                }
            }
        }
        return found;
    }

    private static boolean isWeekend(ZonedDateTime day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private @Nullable Placebo at(int day, int offset, ZonedDateTime time, double level) {
        int begin = question.events().bucket(time.toInstant());
        int end = begin + windows.gap() + lengths[lengths.length - 1];
        Windows.Side before = windows.before(begin);
        if (before == null || end > start - windows.before() || isDisturbed(begin - windows.before(), end)) {
            return null;
        }
        double apart = windows.rate(before) / level;
        if (apart < 1 / LEVELS_APART || apart > LEVELS_APART) {
            return null;
        }
        var change = new double[lengths.length];
        var rate = new double[lengths.length];
        for (int look = 0; look < lengths.length; look++) {
            Windows.Side after = windows.after(begin, lengths[look]);
            change[look] = after == null ? Double.NaN : sign * windows.change(before, after);
            rate[look] = after == null ? Double.NaN : windows.rate(after);
        }
        return new Placebo(day, offset, change, rate);
    }

    private boolean isDisturbed(int from, int to) {
        Series events = question.events();
        return question.disturbed().stream().anyMatch(span -> span.overlaps(events.time(from), events.time(to)));
    }

    private static Set<Integer> days(List<Placebo> placebos) {
        Set<Integer> days = new HashSet<>();
        placebos.forEach(placebo -> days.add(placebo.day()));
        return days;
    }

    private Set<Integer> usualDays() {
        Map<Integer, Double> worst = new HashMap<>();
        for (int look = 0; look < lengths.length; look++) {
            for (Placebo placebo : there(look)) {
                worst.merge(placebo.day(), placebo.rest(look, usual[look]), Math::min);
            }
        }
        int leaveOut = Math.min((int) Math.ceil(WORST * worst.size()), Math.max(0, worst.size() - DAYS_AT_LEAST));
        Set<Integer> rest = new HashSet<>(worst.keySet());
        worst.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(leaveOut)
                .forEach(day -> rest.remove(day.getKey()));
        return rest;
    }

    private List<Placebo> there(int look) {
        return all.stream()
                .filter(placebo -> !Double.isNaN(placebo.change()[look]))
                .toList();
    }

    /// The median of all days, for each offset.
    private double[] usualByOffset(int look) {
        var changes = new double[2 * OFFSET_AT_MOST / OFFSET_STEP + 1][DAYS];
        var counts = new int[changes.length];
        for (Placebo placebo : all) {
            if (!Double.isNaN(placebo.change()[look])) {
                changes[placebo.slot()][counts[placebo.slot()]++] = placebo.change()[look];
            }
        }
        return IntStream.range(0, changes.length)
                .mapToDouble(slot -> Numbers.median(Arrays.copyOf(changes[slot], counts[slot])))
                .toArray();
    }

    /// Null when there are too few days to say so.
    @Nullable
    Usual at(int look) {
        List<Placebo> there = there(look);
        List<Placebo> near = there.stream().filter(Placebo::isNear).toList();
        List<Placebo> ordinary = there.stream()
                .filter(placebo -> usualDays.contains(placebo.day()))
                .toList();
        int days = days(ordinary).size();
        if (days < DAYS_AT_LEAST || near.isEmpty()) {
            return null;
        }
        return new Usual(
                Numbers.median(near.stream()
                        .mapToDouble(placebo -> placebo.change()[look])
                        .toArray()),
                ordinary.stream()
                        .mapToDouble(placebo -> placebo.rest(look, usual[look]))
                        .toArray(),
                Numbers.median(near.stream()
                        .mapToDouble(placebo -> placebo.rate()[look])
                        .toArray()),
                days);
    }

    int days() {
        return usualDays.size();
    }
}
