package dev.andon.server.metric;

/// What the time of a value says about its bucket.
enum Stamp {
    BEGIN,
    END
}
