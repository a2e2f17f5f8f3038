package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.StoreFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest extends OnBothDatabases {
    @Test
    void booksOfANewerAndonAreRefusedAndLeftAsTheyAre() {
        ours.open();
        int known = version();
        execute("UPDATE andon_schema SET version = 1000");

        String sentence =
                assertThrows(StoreFailure.class, () -> theirs.claims().open()).sentence();

        assertEquals(
                "The books were written by a newer Andon (their version is 1000, this Andon knows " + known
                        + "): update this one.",
                sentence);
        assertEquals(1000, version());
    }

    @Test
    void booksThatAreUpToDateAreNotTouched() {
        ours.open();
        int known = version();
        ours.claims().take(ClaimBookTest.claim("ci/shop", ANN));

        theirs.open();

        assertEquals(known, version());
        assertEquals(1, theirs.claims().open().size());
    }

    @Test
    void anOutdatedStoreWorksOnceTheBooksFit() {
        ours.open();
        int known = version();
        execute("UPDATE andon_schema SET version = 1000");
        assertThrows(StoreFailure.class, theirs::open);

        execute("UPDATE andon_schema SET version = " + known);

        assertEquals(List.of(), theirs.claims().open());
    }

    private void execute(String sql) {
        ours.access().ask(handle -> handle.execute(sql));
    }

    private int version() {
        return ours.access()
                .ask(handle -> handle.createQuery("SELECT version FROM andon_schema")
                        .mapTo(int.class)
                        .one());
    }
}
