package dev.andon.settings.keychain;

import dev.andon.dbus.BusTrouble;
import dev.andon.dbus.SessionBus;
import dev.andon.settings.keychain.SecretServiceBus.Collection;
import dev.andon.settings.keychain.SecretServiceBus.Item;
import dev.andon.settings.keychain.SecretServiceBus.Service;
import dev.andon.source.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;

/// The keyring of a Linux desktop (GNOME Keyring, KWallet, KeePassXC) by the Secret Service API of
/// freedesktop.org. Items are found by the attributes `service` = `andon` and `account` = their name, as
/// `secret-tool` files them. The session is "plain": the secret passes through a socket that only this user can
/// open.
final class SecretService implements Vault {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Duration patience;

    SecretService(Map<String, String> environment) {
        this(environment, PATIENCE);
    }

    SecretService(Map<String, String> environment, Duration patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    @Override
    public Optional<Secret> find(String name) throws KeychainTrouble {
        return on(bus -> ask(bus, name));
    }

    @Override
    public void keep(String name, Secret secret) throws KeychainTrouble {
        boolean kept = on(bus -> keep(bus, name, secret));
        if (!kept) {
            throw new KeychainTrouble("The keyring is locked, or wants to ask somebody. Unlock it and try again.");
        }
    }

    private <T> T on(SessionBus.Work<T> work) throws KeychainTrouble {
        try (SessionBus bus = SessionBus.open(environment, patience)) {
            return bus.ask(work);
        } catch (BusTrouble trouble) {
            throw trouble.getCause() instanceof KeychainTrouble own ? own : trouble(trouble);
        }
    }

    private static KeychainTrouble trouble(BusTrouble trouble) {
        return new KeychainTrouble(
                switch (trouble.why()) {
                    case NO_SESSION -> "There is no desktop session, and so no keyring to ask.";
                    case TOO_SLOW -> "The keyring did not answer in time.";
                    case STOPPED -> "Andon was stopped while it asked the keyring.";
                    case REFUSED -> "The desktop's keyring cannot be asked. Is one running?";
                },
                trouble);
    }

    private static Optional<Secret> ask(DBusConnection bus, String name) throws KeychainTrouble, DBusException {
        Service service = bus.getRemoteObject(SecretServiceBus.NAME, SecretServiceBus.PATH, Service.class);
        var found = service.SearchItems(Map.of("service", SERVICE, "account", name));
        List<DBusPath> unlocked = found.first;
        List<DBusPath> locked = found.second;
        if (unlocked.isEmpty() && !locked.isEmpty()) {
            throw new KeychainTrouble(
                    "The keyring is locked. Unlock it, by logging in to the desktop for example, and save the settings again.");
        }
        return unlocked.isEmpty() ? Optional.empty() : Optional.of(secret(bus, service, unlocked));
    }

    /// Filed by the attributes by which it is found, as `secret-tool` does.
    private static boolean keep(DBusConnection bus, String name, Secret secret) throws DBusException {
        Service service = bus.getRemoteObject(SecretServiceBus.NAME, SecretServiceBus.PATH, Service.class);
        DBusPath session = service.OpenSession("plain", new Variant<>("")).second;
        Collection collection =
                bus.getRemoteObject(SecretServiceBus.NAME, SecretServiceBus.DEFAULT_COLLECTION, Collection.class);
        Map<String, Variant<?>> properties = Map.of(
                "org.freedesktop.Secret.Item.Label",
                new Variant<>("Andon: " + name),
                "org.freedesktop.Secret.Item.Attributes",
                new Variant<>(Map.of("service", SERVICE, "account", name), "a{ss}"));
        var wrapped = new SecretServiceBus.Wrapped(
                session, new byte[0], secret.reveal().getBytes(StandardCharsets.UTF_8), "text/plain");
        return collection.CreateItem(properties, wrapped, true).second.getPath().equals(SecretServiceBus.NO_PROMPT);
    }

    private static Secret secret(DBusConnection bus, Service service, List<DBusPath> items) throws DBusException {
        DBusPath session = service.OpenSession("plain", new Variant<>("")).second;
        Item item = bus.getRemoteObject(SecretServiceBus.NAME, items.getFirst().getPath(), Item.class);
        return new Secret(new String(item.GetSecret(session).value, StandardCharsets.UTF_8).strip());
    }
}
