package dev.andon.disk;

import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A file was not written; what was there is as it was. The message is [#sentence] in English.
public final class Unwritten extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    private Unwritten(Sentence sentence, Throwable cause) {
        super(Texts.in(Locale.ENGLISH).say(sentence), cause);
        this.sentence = sentence;
    }

    /// Why, for people.
    public Sentence sentence() {
        return sentence;
    }

    static Unwritten of(Path file, long length, IOException trouble) {
        if (trouble instanceof Unwritten known) {
            return known;
        }
        return new Unwritten(why(file, trouble, Place.of(file, length)), trouble);
    }

    static Unwritten noFile(Path file) {
        return new Unwritten(Sentence.of("unwritten.noFile", file.toString()), new IOException("no file"));
    }

    /// What can be seen of where something was to be written.
    ///
    /// @param folder whether there is one
    /// @param writable whether its disk may be written to at all
    /// @param hasRoom whether there is still room for what was to be written
    record Place(boolean folder, boolean writable, boolean hasRoom) {
        static Place of(Path file, long length) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return new Place(false, true, true);
            }
            try {
                FileStore disk = Files.getFileStore(folder);
                // What the system only makes up has no room at all, and is not full.
                boolean hasRoom = disk.getTotalSpace() == 0 || disk.getUsableSpace() > length;
                return new Place(true, !disk.isReadOnly(), hasRoom);
            } catch (IOException unseen) {
                return new Place(true, true, true);
            }
        }
    }

    /// What the system says may be in any language: what can be seen comes first.
    static Sentence why(Path file, IOException trouble, Place place) {
        String folder = String.valueOf(file.toAbsolutePath().getParent());
        if (!place.folder()) {
            return Sentence.of("unwritten.noFolder", folder);
        }
        if (trouble instanceof AccessDeniedException) {
            return Sentence.of("unwritten.denied", folder);
        }
        if (!place.writable()) {
            return Sentence.of("unwritten.readOnly", folder);
        }
        if (!place.hasRoom()) {
            return Sentence.of("unwritten.full", folder);
        }
        // Without the name of the file, which is in the message too.
        String words = trouble instanceof FileSystemException system ? system.getReason() : trouble.getMessage();
        return words == null
                ? Sentence.of("unwritten.untold", folder)
                : Sentence.of("unwritten.trouble", folder, words);
    }
}
