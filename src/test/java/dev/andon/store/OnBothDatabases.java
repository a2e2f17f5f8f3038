package dev.andon.store;

import dev.andon.people.Person;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every test runs on each of the databases, with fresh books and two programs that have them open.
@ParameterizedClass(name = "{0}")
@EnumSource(Place.class)
abstract class OnBothDatabases {
    static final Person ANN = new Person("Ann", "ann@example.test");
    static final Person BOB = new Person("Bob", "");
    /// No clock of a database says this.
    static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789Z");
    /// What is easily spoilt on the way: quotes, marks of SQL and of JSON, several alphabets, a sign beyond 16
    /// bits.
    static final String ODD = "it's \"Zoë\" \\ %_ ; -- :why <now> ?1 {[&]} Łódź Ωμέγα 東京 🚨\n\tend";

    @Parameter
    Place place;

    @TempDir
    Path folder;

    Database database;
    Store ours;
    Store theirs;

    @BeforeEach
    void open() {
        database = place.fresh(folder);
        ours = new Store(database);
        theirs = new Store(database);
    }

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
    }
}
