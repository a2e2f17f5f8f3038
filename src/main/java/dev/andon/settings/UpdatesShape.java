package dev.andon.settings;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where to ask whether there is a newer Andon.
final class UpdatesShape {
    static final Key<Address.Of> URL = Key.of(
                    "url",
                    new Address(),
                    "The https address of a file that names the newest version and its page; asked once a day. Nothing is downloaded.")
            .mustBeThere()
            .alsoSaid("address", "uri", "feed");

    static final Group<URI> SHAPE = new Group<>(List.of(URL), UpdatesShape::address);

    private UpdatesShape() {}

    private static @Nullable URI address(Fields fields) {
        Address.Of address = fields.get(URL);
        if (address == null) {
            return null;
        }
        if (!"https".equalsIgnoreCase(address.url().getScheme())) {
            fields.at(URL).mistake("This address must begin with https://.", "Anybody could answer in its place.");
            return null;
        }
        if (!address.secret().isEmpty() || !address.user().isEmpty()) {
            fields.at(URL).mistake("This address holds a user or a secret.", "The file must be there for everybody.");
            return null;
        }
        return address.url();
    }
}
