package dev.andon.store;

import dev.andon.notice.Incidents;
import dev.andon.notice.Memory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was told, in a small file of this user's. What is not exactly what was written counts as nothing.
public final class MemoryFile implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);

    private final SmallFile file;
    private String trouble = "";

    public MemoryFile(Path file) {
        this.file = new SmallFile(file);
    }

    @Override
    public Map<String, Incidents> recall() {
        try {
            return MemoryText.read(file.read()).orElseThrow(() -> new IOException("was damaged"));
        } catch (NoSuchFileException firstStart) {
            return Map.of();
        } catch (IOException e) {
            LOG.warn("What was told is not known any more, and is told again: {} ({})", file, e.toString());
            return Map.of();
        }
    }

    @Override
    public void keep(Map<String, Incidents> told) {
        try {
            file.replace(MemoryText.written(told));
            trouble = "";
        } catch (IOException e) {
            forget();
            say(e.toString());
        }
    }

    private void forget() {
        try {
            file.delete();
        } catch (IOException e) {
            LOG.debug("Nor can it be forgotten", e);
        }
    }

    private void say(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn("What is told cannot be kept, and is told again after the next start: {}", sentence);
        }
    }
}
