package dev.andon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditQueryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ann shop         | ANYWHERE ann; ANYWHERE shop",
                "by:ann           | PERSON ann",
                "BY:Ann           | PERSON Ann",
                "on:ci/shop       | SUBJECT ci/shop",
                "did:stop is:done | ACTION stop; STATE done",
                "by:              | ANYWHERE by:",
                "http://x         | ANYWHERE http://x",
                "\"on it\" ann    | ANYWHERE on it; ANYWHERE ann",
                "by:\"Ann Dev\"   | PERSON Ann Dev",
                "\"on it          | ANYWHERE on it",
            })
    void eachWordSaysWhereItIsLookedFor(String said, String terms) {
        AuditQuery query = AuditQuery.of(Instant.EPOCH, said);
        assertEquals(
                terms,
                query.terms().stream()
                        .map(term -> term.place() + " " + term.word())
                        .collect(Collectors.joining("; ")));
    }
}
