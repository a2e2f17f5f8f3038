package dev.andon.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Whoever names a folder for the packages may have other things in it.
@EnabledOnOs(OS.LINUX)
class PackagesTakeNothingAwayTest {
    @TempDir
    Path folder;

    private void copy(String name) throws IOException {
        Path there = folder.resolve(name);
        Files.createDirectories(there.getParent());
        Files.copy(Path.of(name), there);
        assertTrue(there.toFile().setExecutable(true));
    }

    @Test
    void oldPackagesGoAndEverythingElseStays() throws Exception {
        for (String script : new String[] {"common.sh", "options", "linux/all.sh"}) {
            copy("packaging/" + script);
        }
        // The first step ends it here.
        Files.writeString(folder.resolve("packaging/linux/app-image.sh"), "#!/bin/sh\nexit 7\n");
        assertTrue(folder.resolve("packaging/linux/app-image.sh").toFile().setExecutable(true));
        Path built = Files.createDirectories(folder.resolve("target/andon/lib"));
        Files.writeString(built.resolve("andon.jar"), "not really");
        Path out = Files.createDirectories(folder.resolve("my things"));
        Path ours = Files.writeString(out.resolve("letter.txt"), "Dear Ann");
        Path old = Files.writeString(out.resolve("andon_0.1_amd64.deb"), "");
        Files.writeString(out.resolve("SHA256SUMS"), "");
        var builder = new ProcessBuilder(
                "sh", folder.resolve("packaging/linux/all.sh").toString());
        builder.environment().put("ANDON_OUT", out.toString());
        builder.environment().put("ANDON_VERSION", "1.0");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(7, process.exitValue(), said);
        assertTrue(Files.exists(ours), "what is not ours stays");
        assertFalse(Files.exists(old), "packages of before go");
        assertFalse(Files.exists(out.resolve("SHA256SUMS")));
    }
}
