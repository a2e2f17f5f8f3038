package dev.andon.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Single steps by JMH: of the way from an answer to the wall, and a guard's judgement.
final class MethodRows {
    private MethodRows() {}

    static List<Row> of(Stage stage) throws RunnerException {
        List<Row> rows = new ArrayList<>(rows(Methods.class, "10,000 pipelines: ", "-"));
        rows.addAll(rows(Judgements.class, "a deploy, 28 days of minutes: ", "1 ms"));
        return rows;
    }

    private static List<Row> rows(Class<?> methods, String what, String wanted) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(methods.getName())
                .jvmArgs(Child.LAUNCHER_FLAGS.toArray(String[]::new))
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        List<Row> rows = new ArrayList<>();
        new Runner(options).run().forEach(result -> rows.add(row(result, what, wanted)));
        return rows;
    }

    private static Row row(RunResult result, String what, String wanted) {
        var times = new ArrayList<Double>();
        result.getAggregatedResult()
                .getIterationResults()
                .forEach(iteration -> times.add(iteration.getPrimaryResult().getScore()));
        String name = result.getParams().getBenchmark();
        return Row.of(
                what + name.substring(name.lastIndexOf('.') + 1),
                "ms",
                wanted,
                Samples.of(name, times),
                Double.NaN,
                "JMH, wall time, 1 s iterations");
    }
}
