package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.settings.Reading;
import dev.andon.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an edit of the settings does not change while Andon runs is said.
class WhatCountsLaterTest {
    private static final String SOURCE = "sources: [{name: ci, kind: cctray, url: 'http://ci.example.test/cc.xml'}]\n";

    @Test
    void theEndpointAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("andon.yaml");
        Files.writeString(file, SOURCE + "endpoint: {listen: '127.0.0.1:20411'}\n");
        Configuration configuration = Configuration.read(file).orElseThrow();

        assertEquals("", later(configuration, file, "endpoint: {listen: '127.0.0.1:20411'}\nwall: {title: Shop}\n"));
        assertEquals(
                "The settings of the endpoint were edited. They count when Andon is started again.",
                later(configuration, file, "endpoint: {listen: '127.0.0.1:20412'}\n"));
        assertEquals(
                "The settings of the endpoint were edited. They count when Andon is started again.",
                later(configuration, file, ""));
    }

    private static String later(Configuration configuration, Path file, String edited) throws IOException {
        Files.writeString(file, SOURCE + edited);
        var usable = (Reading.Usable) Configuration.reader().read(file);
        return configuration.later(usable.settings(), Texts.in(Locale.ENGLISH));
    }
}
