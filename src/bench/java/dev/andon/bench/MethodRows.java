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

/// Single steps of the way from an answer to the wall, by JMH.
final class MethodRows {
    private MethodRows() {}

    static List<Row> of(Stage stage) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Methods.class.getName())
                .jvmArgs(Child.LAUNCHER_FLAGS.toArray(String[]::new))
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        List<Row> rows = new ArrayList<>();
        new Runner(options).run().forEach(result -> rows.add(row(result)));
        return rows;
    }

    private static Row row(RunResult result) {
        var times = new ArrayList<Double>();
        result.getAggregatedResult()
                .getIterationResults()
                .forEach(iteration -> times.add(iteration.getPrimaryResult().getScore()));
        String name = result.getParams().getBenchmark();
        return Row.of(
                "10,000 pipelines: " + name.substring(name.lastIndexOf('.') + 1),
                "ms",
                "-",
                Samples.of(name, times),
                Double.NaN,
                "JMH, wall time, 1 s iterations");
    }
}
