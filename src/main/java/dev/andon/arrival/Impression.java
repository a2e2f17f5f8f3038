package dev.andon.arrival;

import dev.andon.build.Pipeline;
import dev.andon.source.Fault;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a first look at a server brought.
public sealed interface Impression {
    /// All is well: this is what it shows.
    ///
    /// @param name what it might be called in the settings
    record Seen(Product product, String name, List<Pipeline> pipelines) implements Impression {
        public Seen {
            pipelines = List.copyOf(pipelines);
        }
    }

    /// It shows nothing to somebody whom it does not know.
    ///
    /// @param fault what it answered; null when it answered, but with nothing
    record Wants(Product product, @Nullable Fault fault) implements Impression {}

    /// Its certificate is not trusted; nothing was said to it.
    record Distrusted(Presented certificate, Fault fault) implements Impression {}

    /// There is nothing to watch here, but there is at another address.
    record Elsewhere(Product product, URI address) implements Impression {}

    /// Nothing can be seen.
    ///
    /// @param product null when it is not even known what it is
    record Unseen(@Nullable Product product, Fault fault) implements Impression {}
}
