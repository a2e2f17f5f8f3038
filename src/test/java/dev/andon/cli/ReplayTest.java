package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayTest {
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new CommandLine(new ReplayCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((fault, line, parsed) -> {
                    line.getErr().println(fault.getMessage());
                    return ExitCode.USAGE;
                })
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    /// A level that goes up and down with the day, with some noise.
    private Path metric(int days) throws IOException {
        var noise = new Random(5);
        List<String> lines = new ArrayList<>(List.of("time,value,label"));
        for (int minute = 0; minute < days * 24 * 60; minute++) {
            double level =
                    300 * (1 + 0.5 * Math.sin(2 * Math.PI * minute / 1440)) * Math.exp(0.05 * noise.nextGaussian());
            lines.add(BEGIN.plus(Duration.ofMinutes(minute)) + "," + level + ",0");
        }
        return Files.write(folder.resolve("metric.csv"), lines);
    }

    @Test
    void saysHowMuchIsFoundAndHowOftenItIsWrong() throws IOException {
        String[] arguments = {"--csv", metric(14).toString(), "--deploys", "40", "--drops", "0,0.5", "--format", "json"
        };
        Ended ended = run(arguments);
        assertEquals(0, ended.code(), ended.err());
        JsonArray replays =
                JsonParser.parseString(ended.out()).getAsJsonObject().getAsJsonArray("replays");
        JsonObject none = replays.get(0).getAsJsonObject();
        JsonObject half = replays.get(1).getAsJsonObject();
        assertEquals(40, none.get("deploys").getAsInt());
        assertEquals(0, none.getAsJsonObject("auto").get("raised").getAsInt());
        assertEquals(40, half.getAsJsonObject("stop").get("raised").getAsInt());
        assertTrue(half.getAsJsonObject("stop").get("medianDelaySeconds").getAsInt() <= 360, ended.out());
        assertEquals(ended, run(arguments), "the same seed plays the same");
    }

    /// A single percent sign in a description is taken for a place to be filled.
    @Test
    void itsHelpSaysPercent() {
        String help = new CommandLine(new ReplayCommand()).getUsageMessage().replaceAll("\\s+", " ");
        assertTrue(help.contains("five minutes are 20 % worse than the hour before"), help);
    }

    @Test
    void aFileIsPlayedInLongerBuckets() throws IOException {
        Path file = Files.write(
                folder.resolve("few.csv"), List.of("0,1", "60,2", "120,3", "180,", "240,5", "300,6", "360,7"));
        SeriesFile own = SeriesFile.read(file);

        assertEquals("3.0 NaN 11.0", values(own.in(Duration.ofMinutes(2), true)));
        assertEquals("1.5 NaN 5.5", values(own.in(Duration.ofMinutes(2), false)));
        assertEquals(
                Duration.ofMinutes(2),
                own.in(Duration.ofMinutes(2), true).series().step());
    }

    private static String values(SeriesFile file) {
        return IntStream.range(0, file.series().size())
                .mapToObj(i -> String.valueOf(file.series().value(i)))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"30s", "90s"})
    void noMultipleOfItsOwnStepIsRefused(String step) throws IOException {
        Ended ended = run("--csv", metric(1).toString(), "--step", step);
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("a value every 60 s: --step must be a multiple of that"), ended.err());
    }

    @Test
    void theTableIsForPeople() throws IOException {
        Ended ended = run("--csv", metric(9).toString(), "--deploys", "5", "--drops", "0");
        assertTrue(ended.out().lines().toList().get(1).startsWith("none"), ended.out());
        assertTrue(ended.out().contains("False rollbacks a month, of 1500 deploys with one metric each: about 0.00."));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no number       | 2026-10-01T00:00:00Z,much                          | metric.csv:2: a time and a number are wanted",
                "no time         | soon,1                                             | metric.csv:2: a time and a number are wanted",
                "one column      | 2026-10-01T00:00:00Z                               | metric.csv:2: a time and a number are wanted",
                "one row         | 2026-10-01T00:00:00Z,1                             | has no values",
                "out of order    | 2026-10-01T00:01:00Z,1;2026-10-01T00:00:00Z,1      | not in the order of their times",
                "too short       | 2026-10-01T00:00:00Z,1;2026-10-01T00:01:00Z,1      | has no time with 7 days before it",
                "too many        | 1970-01-01T00:00:00Z,1;1970-01-01T00:00:01Z,1;2026-10-01T00:00:00Z,1 | buckets of PT1S",
            })
    void aFileThatCannotBeUsedIsSaid(String what, String rows, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("metric.csv"), List.of(("time,value;" + rows).split(";")));
        Ended ended = run("--csv", file.toString());
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains(sentence), ended.err());
    }

    @Test
    void timesMayBeWrittenInOtherWays() throws IOException {
        Path file = Files.write(
                folder.resolve("metric.csv"),
                List.of("\"TimeStamp\",\"Value\"", "2026-10-01 00:00:00,1", "2026-10-01 00:05:00,2"));
        assertEquals(Duration.ofMinutes(5), SeriesFile.read(file).series().step());
        Files.write(file, List.of("1790812800,1", "1790812860,,1", "1790812980,3"));
        SeriesFile read = SeriesFile.read(file);
        assertEquals(4, read.series().size());
        assertEquals(1, read.disturbed().size());
        assertTrue(Double.isNaN(read.series().value(1))
                && Double.isNaN(read.series().value(2)));
    }
}
