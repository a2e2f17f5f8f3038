package dev.andon.settings;

import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import dev.andon.disk.Unwritten;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Writes a settings file: only what reads as usable settings, in one step, and only over what was read. Used by
/// one thread at a time.
public final class SettingsPen {
    private final Path file;
    private final SettingsReader reader;

    /// @param file need not be there yet
    public SettingsPen(Path file, SettingsReader reader) {
        this.file = file.toAbsolutePath().normalize();
        this.reader = reader;
    }

    /// What was read, to be handed back when it is written over.
    ///
    /// @param digest tells this content from every other
    public record Page(SettingsText text, String digest) {
        /// What is written over a page.
        public Page saying(SettingsText other) {
            return new Page(other, digest);
        }
    }

    /// What became of writing.
    public sealed interface Written {
        /// It is in the file.
        record Done(Reading.Usable reading, Page page) implements Written {}

        /// It has mistakes; the file is as it was.
        record Faulty(List<Remark> mistakes) implements Written {}

        /// Somebody else wrote the file meanwhile; it is as they left it.
        record Overtaken() implements Written {}

        /// The file cannot be written.
        ///
        /// @param sentence for people
        record Failed(String sentence) implements Written {}
    }

    public Path file() {
        return file;
    }

    /// The file as it is now; empty when it is not there.
    ///
    /// @throws IOException when it cannot be read; the message is a sentence for people
    public Page read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(ReferredFile.BYTES_AT_MOST + 1);
            if (bytes.length > ReferredFile.BYTES_AT_MOST) {
                throw new IOException("The file " + file + " is larger than a megabyte.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Page(new SettingsText(text), Digest.of(bytes));
        } catch (NoSuchFileException e) {
            return new Page(new SettingsText(""), Digest.NOTHING);
        } catch (CharacterCodingException e) {
            throw new IOException("The file " + file + " is not written in UTF-8.", e);
        } catch (FileSystemException e) {
            throw new IOException("The file " + file + " cannot be read.", e);
        }
    }

    /// What would be wrong with a text in this file's place; nothing is left behind.
    public Reading judge(SettingsText text) throws IOException {
        try (Draft draft = draft(text)) {
            return reader.read(draft.path());
        }
    }

    /// Writes. Reads first what was written, which may wait for the keychain.
    public Written write(Page page) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file;
            try (Draft draft = draft(page.text())) {
                Reading reading = reader.read(draft.path());
                if (reading instanceof Reading.Unusable unusable) {
                    return new Written.Faulty(unusable.mistakes());
                }
                if (!Digest.of(target).equals(page.digest())) {
                    return new Written.Overtaken();
                }
                draft.become();
                return new Written.Done(
                        (Reading.Usable) reading,
                        new Page(page.text(), Digest.of(page.text().bytes())));
            }
        } catch (Unwritten e) {
            return new Written.Failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Written.Failed("The file " + file + " cannot be written: " + reason(e) + ".");
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "that is not allowed";
            case FileSystemException trouble when trouble.getReason() != null -> trouble.getReason();
            default -> e.getClass().getSimpleName();
        };
    }

    /// Beside the file that it becomes, so that paths in it lead where they will lead.
    private Draft draft(SettingsText text) throws Unwritten {
        Draft.makeFolder(file);
        return Draft.beside(file, Readers.AS_BEFORE, text.bytes());
    }
}
