package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:pw@db.example.test:6543/andon,   db.example.test, 6543, andon,   ann,   pw",
        "postgres://ann:pw@db.example.test/andon,          db.example.test, 5432, andon,   ann,   pw",
        "postgresql://ann@127.0.0.1/andon,                 127.0.0.1,       5432, andon,   ann,   ''",
        "postgresql://ann:p%40%3A%2F%25+w@[::1]:1/an%20d,  [::1],           1,    an d,    ann,   p@:/%+w",
    })
    void anAddressIsTakenApart(String text, String host, int port, String database, String user, String password) {
        assertEquals(new Shared(host, port, database, user, new Secret(password), Map.of()), Shared.of(text));
    }

    @Test
    void optionsTellHowTheServerProvesWhoItIs() {
        assertEquals(
                Map.of("sslmode", "verify-full", "sslrootcert", "/etc/andon/ca.pem"),
                Shared.of("postgresql://ann@db/andon?sslmode=verify-full&sslrootcert=/etc/andon/ca.pem")
                        .options());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "mysql://ann:hunter2@db/andon",
                "postgresql://ann:hunter2@db",
                "postgresql://ann:hunter2@db/",
                "postgresql://db/hunter2",
                "postgresql://ann:hunter2 @db/andon",
                "postgresql://ann:hunter2%zz@db/andon",
                "postgresql://ann:hunter2@/andon",
                "postgresql://ann:hunter2@db:port/andon",
                "postgresql://ann@db/andon?password=hunter2",
                "postgresql://ann@db/andon?sslfactory=hunter2",
                "postgresql://ann:hunter2@db/andon?sslmode=prefer",
                "postgresql://ann:hunter2@db/andon?sslmode=require",
            })
    void anythingElseIsRefusedWithoutTellingThePassword(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Shared.of(text))
                .getMessage();

        assertFalse(message.contains("hunter2"), message);
        assertFalse(message.isBlank());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a server elsewhere proves itself    | db                          | verify-full | true",
                "on this machine it need not         | 127.0.0.1                   |             | false",
                "unless that is wanted               | localhost?sslmode=verify-full | verify-full | true",
                "by an authority of its own          | db?sslrootcert=/ca.pem      | verify-full | false",
                "not where the address says so       | db?sslmode=disable          | disable     | false",
            })
    void aServerElsewhereHasToProveWhoItIs(String what, String place, String mode, boolean byThePlatform) {
        String[] parts = place.split("\\?");
        var proof = Shared.of("postgresql://ann@" + parts[0] + "/andon" + (parts.length > 1 ? "?" + parts[1] : ""))
                .proof();
        assertEquals(mode, proof.get("sslmode"), what);
        assertEquals(byThePlatform, proof.containsKey("sslfactory"), what);
    }

    @Test
    void aPasswordIsNotInItsText() {
        assertFalse(Shared.of("postgresql://ann:hunter2@db/andon").toString().contains("hunter2"));
    }
}
