package dev.andon.settings.keychain;

import dev.andon.settings.keychain.SecretServiceBus.Item;
import dev.andon.settings.keychain.SecretServiceBus.Service;
import dev.andon.source.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.Variant;

/// The keyring of a Linux desktop (GNOME Keyring, KWallet, KeePassXC) by the Secret Service API of
/// freedesktop.org. Items are found by the attributes `service` = `andon` and `account` = their name, as
/// `secret-tool` files them. The session is "plain": the secret passes through a socket that only this user can
/// open.
final class SecretService implements Keychain {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A socket is there or it is not; the library would go on trying.
    private static final int CONNECTING_MILLIS = 1_000;

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
        String address = address();
        var answer = new FutureTask<>(() -> ask(address, name));
        Thread.ofPlatform().daemon().name("keyring").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new KeychainTrouble("The keyring did not answer in time.", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new KeychainTrouble("Andon was stopped while it asked the keyring.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KeychainTrouble trouble ? trouble : noKeyring(e);
        }
    }

    /// Where the desktop's session bus is. The bus is never started by us: a keyring on it would be a fresh,
    /// empty one.
    private String address() throws KeychainTrouble {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!address.isBlank()) {
            return address;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank() && Files.exists(Path.of(runtime, "bus"))) {
            return "unix:path=" + Path.of(runtime, "bus");
        }
        throw new KeychainTrouble("There is no desktop session, and so no keyring to ask.");
    }

    private static Optional<Secret> ask(String address, String name)
            throws KeychainTrouble, IOException, DBusException {
        try (DBusConnection bus = connect(address)) {
            Service service = bus.getRemoteObject(SecretServiceBus.NAME, SecretServiceBus.PATH, Service.class);
            var found = service.SearchItems(Map.of("service", SERVICE, "account", name));
            if (!found.unlocked.isEmpty()) {
                return Optional.of(secret(bus, service, found.unlocked));
            }
            if (!found.locked.isEmpty()) {
                throw new KeychainTrouble(
                        "The keyring is locked. Unlock it, by logging in to the desktop for example, and save the settings again.");
            }
            return Optional.empty();
        } catch (DBusExecutionException e) {
            throw noKeyring(e);
        }
    }

    /// A connection of our own: closing a shared one would end the tray's.
    private static DBusConnection connect(String address) throws DBusException {
        return DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .transportConfig()
                .withTimeout(CONNECTING_MILLIS)
                .back()
                .build();
    }

    private static Secret secret(DBusConnection bus, Service service, List<DBusPath> items) throws DBusException {
        DBusPath session = service.OpenSession("plain", new Variant<>("")).session;
        Item item = bus.getRemoteObject(SecretServiceBus.NAME, items.getFirst().getPath(), Item.class);
        return new Secret(new String(item.GetSecret(session).value, StandardCharsets.UTF_8).strip());
    }

    private static KeychainTrouble noKeyring(Exception e) {
        return new KeychainTrouble("The desktop's keyring cannot be asked. Is one running?", e);
    }
}
