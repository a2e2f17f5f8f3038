package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldersTest {
    private static final Path HOME = Path.of("/home/ann");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Linux, /home/ann/.config/andon, /home/ann/.local/state/andon, /home/ann/.local/share/andon, /home/ann/.cache/andon",
        "FreeBSD, /home/ann/.config/andon, /home/ann/.local/state/andon, /home/ann/.local/share/andon, /home/ann/.cache/andon",
        "Mac OS X, /home/ann/Library/Application Support/Andon, /home/ann/Library/Application Support/Andon/State, /home/ann/Library/Application Support/Andon, /home/ann/Library/Caches/Andon",
        "Windows 11, /home/ann/AppData/Roaming/Andon, /home/ann/AppData/Local/Andon/State, /home/ann/AppData/Local/Andon/Data, /home/ann/AppData/Local/Andon/Cache"
    })
    void areThePlatforms(String system, Path config, Path state, Path data, Path cache) {
        assertEquals(new Folders(config, state, data, cache), Folders.of(system, Map.of(), HOME));
    }

    @Test
    void followTheVariablesOfThePlatform() {
        var xdg = Map.of("XDG_CONFIG_HOME", "/etc/ann", "XDG_STATE_HOME", "relative", "XDG_CACHE_HOME", "");
        Folders linux = Folders.of("Linux", xdg, HOME);
        assertEquals(Path.of("/etc/ann/andon"), linux.config());
        assertEquals(HOME.resolve(".local/state/andon"), linux.state(), "a relative path is ignored");
        assertEquals(HOME.resolve(".cache/andon"), linux.cache());
        Folders windows = Folders.of("Windows 11", Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"), HOME);
        assertEquals(Path.of("/roaming/Andon"), windows.config());
        assertEquals(Path.of("/local/Andon/State"), windows.state());
    }

    @Test
    void theSettingsAreWhereTheCommandLineTheVariableTheFolderOrThePlatformHasThem(@TempDir Path temp)
            throws Exception {
        Path here = Files.createDirectory(temp.resolve("here"));
        Folders folders = Folders.of("Linux", Map.of(), temp);
        var variable = Map.of("ANDON_CONFIG", "shop.yaml");
        assertEquals(Optional.empty(), SettingsSearch.find(null, Map.of(), here, folders));
        Path config = Files.createDirectories(folders.config()).resolve("andon.yaml");
        Files.writeString(config, "");
        assertEquals(Optional.of(config), SettingsSearch.find(null, Map.of(), here, folders));
        Path local = Files.writeString(here.resolve("andon.yaml"), "");
        assertEquals(Optional.of(local), SettingsSearch.find(null, Map.of("ANDON_CONFIG", " "), here, folders));
        assertEquals(Optional.of(here.resolve("shop.yaml")), SettingsSearch.find(null, variable, here, folders));
        assertEquals(
                Optional.of(here.resolve("no.yaml")),
                SettingsSearch.find(Path.of("no.yaml"), variable, here, folders),
                "a file that is named and not there is a mistake, not a reason to read another");
    }
}
