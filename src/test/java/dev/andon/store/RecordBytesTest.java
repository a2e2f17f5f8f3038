package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.source.Budget;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBytesTest {
    private static final RecordShape PIPELINE = RecordShape.of(Pipeline.class);

    record Word(String word) {}

    record MaybeWord(@Nullable String word) {}

    @ParameterizedTest
    @ValueSource(classes = {Pipeline.class, Cost.class, Fault.class, Budget.class, Person.class})
    void whatIsWrittenIsReadWhateverItsPartsAre(Class<? extends Record> type) throws IOException {
        RecordShape shape = RecordShape.of(type);
        var any = new AnyRecord(42);
        for (int i = 0; i < 500; i++) {
            Record value = any.of(type);

            assertEquals(value, unpacked(shape, RecordBytes.packed(shape, value)));
        }
    }

    @Test
    void theNotesBesideThePipelinesAreReadAsTheyWereWritten() throws IOException {
        whatIsWrittenIsReadWhateverItsPartsAre(SightNotes.Seen.class);
        whatIsWrittenIsReadWhateverItsPartsAre(SightNotes.Unseen.class);
    }

    /// Some bits of the compressed bytes mean nothing.
    @Test
    void oneDamagedByteIsNoticedOrChangesNothing() {
        Pipeline pipeline = new AnyRecord(7).of(Pipeline.class);
        byte[] bytes = RecordBytes.packed(PIPELINE, pipeline);
        int noticed = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            try {
                assertEquals(pipeline, unpacked(PIPELINE, damaged), "at " + i);
            } catch (IOException seen) {
                noticed++;
            }
        }
        assertTrue(noticed > bytes.length * 0.9, noticed + " of " + bytes.length);
    }

    @Test
    void nothingThatSomebodyElseWroteIsMoreThanUnreadable() {
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            byte[] rubbish = new byte[random.nextInt(300)];
            random.nextBytes(rubbish);

            assertThrows(IOException.class, () -> unpacked(PIPELINE, rubbish));
            assertThrows(IOException.class, () -> unpacked(PIPELINE, deflated(rubbish)), Arrays.toString(rubbish));
        }
    }

    @Test
    void aPieceIsNotTheWhole() {
        byte[] bytes = RecordBytes.packed(PIPELINE, new AnyRecord(7).of(Pipeline.class));

        assertThrows(IOException.class, () -> unpacked(PIPELINE, Arrays.copyOf(bytes, bytes.length / 2)));
        assertThrows(IOException.class, () -> unpacked(PIPELINE, new byte[0]));
    }

    @Test
    void aFewBytesDoNotFillTheMemory() throws IOException {
        byte[] bomb = deflated(new byte[100 << 20]);

        assertTrue(bomb.length < 200_000);
        assertThrows(IOException.class, () -> unpacked(PIPELINE, bomb));
    }

    @Test
    void whatIsMissingWhereNothingMayBeMissingIsNoticed() {
        byte[] bytes = RecordBytes.packed(RecordShape.of(MaybeWord.class), new MaybeWord(null));

        assertThrows(IOException.class, () -> unpacked(RecordShape.of(Word.class), bytes));
    }

    @Test
    void aDeclarationSaysEveryPartAndEveryWord() {
        String declaration = PIPELINE.toString();

        for (Outcome outcome : Outcome.values()) {
            assertTrue(declaration.contains(outcome.name()), declaration);
        }
        assertNotEquals(
                RecordShape.of(Word.class).toString().replace("Word", ""),
                RecordShape.of(MaybeWord.class).toString().replace("MaybeWord", ""));
    }

    @Test
    void whatHasNoShapeIsRefusedBeforeAnythingIsWritten() {
        assertThrows(IllegalArgumentException.class, () -> RecordShape.of(Object.class));
    }

    private static Object unpacked(RecordShape shape, byte[] bytes) throws IOException {
        return new RecordBytes().unpacked(shape, bytes);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
