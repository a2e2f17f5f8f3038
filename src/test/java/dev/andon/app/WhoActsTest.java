package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.command.Actor;
import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.settings.Team;
import dev.andon.source.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who acts, and what that rests on.
class WhoActsTest {
    private static final Crew CREW =
            new Crew(List.of(new Colleague(Person.of("Ann"), List.of("ann_db"), Map.of())), Map.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            the settings' name                , Bob   , ''                                , Bob   , settings
            before the database's user        , Bob   , postgresql://ann_db:x@host/andon  , Bob   , settings
            the database's user               , ''    , postgresql://cleo:x@host/andon    , cleo  , database
            whom the team knows by it         , ''    , postgresql://ann_db:x@host/andon  , Ann   , database
            whom the team knows by the name   , ann_db, ''                                , Ann   , settings
            an address that cannot be read    , ''    , mysql://ann_db:x@host/andon       , SYSTEM, operating-system
            neither                           , ''    , ''                                , SYSTEM, operating-system
            """)
    void theNameIsTheNearestThatIsKnown(String what, String me, String database, String name, String known) {
        Secret address = database.isEmpty() ? Secret.NONE : new Secret(database);

        Actor actor = SharedBooks.me(new Team(me, address, null, CREW));

        assertEquals(
                name.equals("SYSTEM") ? System.getProperty("user.name") : name,
                actor.person().name(),
                what);
        assertEquals(known, actor.known().word());
    }
}
