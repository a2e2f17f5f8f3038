package dev.andon.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/// CCTray feeds of any size, about 215 bytes a project. Pure: the same size, version and health give the same bytes.
final class Feed {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    /// One project in so many is red in a sick feed.
    private static final int RED_ONE_IN = 40;

    private Feed() {}

    /// @param version every project's newest build: another version changes them all
    /// @param sick whether some are red; others in each version
    static byte[] xml(int projects, int version, boolean sick) {
        var xml = new StringBuilder(projects * 220).append("<Projects>\n");
        for (int i = 0; i < projects; i++) {
            boolean red = sick && i % RED_ONE_IN == version % RED_ONE_IN;
            project(xml, i, 100 + version, red ? "Failure" : "Success");
        }
        return xml.append("</Projects>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void project(StringBuilder xml, int number, int label, String status) {
        String name = "service-%05d".formatted(number);
        Instant built = MIDNIGHT.plusSeconds(60L * label + number % 60);
        xml.append("  <Project name=\"").append(name).append("\" activity=\"Sleeping\" lastBuildStatus=\"");
        xml.append(status)
                .append("\" lastBuildLabel=\"")
                .append(label)
                .append("\" lastBuildTime=\"")
                .append(built);
        xml.append("\" webUrl=\"http://ci.example.test/job/team-")
                .append(10 + number % 37)
                .append("/job/");
        xml.append(name).append("/job/main/\"/>\n");
    }

    static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 8);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
