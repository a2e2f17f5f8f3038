package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesSettingsTest {
    @TempDir
    Path folder;

    private Reading read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("andon.yaml"), text);
        return new SettingsReader(List.of(), List.of(), Map.of(), folder, name -> Optional.empty()).read(file);
    }

    @Test
    void nobodyIsAskedUnlessTheSettingsSaySo() throws IOException {
        var usable = assertInstanceOf(Reading.Usable.class, read("wall: {title: Shop}\n"));
        assertNull(usable.settings().updates());
    }

    @Test
    void theAddressIsTaken() throws IOException {
        var usable = assertInstanceOf(Reading.Usable.class, read("updates: {url: https://andon.example.com/new}\n"));
        assertEquals(
                URI.create("https://andon.example.com/new"), usable.settings().updates());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{url: \"http://andon.example.com\"}",
                "{url: \"https://ann:hush@andon.example.com\"}",
                "{url: \"file:///tmp/new\"}",
                "{}",
                "true"
            })
    void anythingElseIsAMistake(String said) throws IOException {
        var unusable = assertInstanceOf(Reading.Unusable.class, read("updates: " + said + "\n"));
        assertEquals(1, unusable.mistakes().size(), unusable::toString);
    }
}
