package dev.andon.store;

import java.nio.file.Path;

/// The databases that a contract is kept on.
enum Place {
    SQLITE {
        @Override
        Database fresh(Path folder) {
            return new Embedded(folder.resolve("data").resolve("books.db"));
        }
    },
    POSTGRESQL {
        @Override
        Database fresh(Path folder) {
            return TeamServer.fresh();
        }
    };

    /// Books that nobody has opened yet.
    abstract Database fresh(Path folder);

    /// How a program started by a test is told of a database.
    static String argument(Database database) {
        return switch (database) {
            case Embedded embedded -> embedded.file().toString();
            case Shared shared ->
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(
                                shared.user(),
                                shared.password().reveal(),
                                shared.host(),
                                shared.port(),
                                shared.database());
        };
    }

    static Database of(String argument) {
        return argument.startsWith("postgresql:") ? Shared.of(argument) : new Embedded(Path.of(argument));
    }
}
