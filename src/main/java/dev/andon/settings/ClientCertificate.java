package dev.andon.settings;

import dev.andon.source.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Our own certificate with its key: a PKCS #12 file that its password opens.
///
/// @param store the file's bytes
/// @param password what opens it
record ClientCertificate(byte[] store, Secret password) {
    static final Key<Store> FILE = Key.of(
                    "file", new StoreFile(), "The PKCS #12 file (.p12, .pfx), relative to the settings file.")
            .mustBeThere()
            .alsoSaid("path", "store", "keystore", "p12");
    static final Key<Secret> PASSWORD = Key.of("password", new SecretText(), "The secret that opens the file.")
            .alsoSaid("passphrase", "secret");
    static final Group<ClientCertificate> SHAPE = new Group<>(List.of(FILE, PASSWORD), ClientCertificate::opened);

    /// The bytes of a file that is not opened yet.
    record Store(byte[] bytes) {}

    private static @Nullable ClientCertificate opened(Fields fields) {
        Store store = fields.get(FILE);
        if (store == null || (fields.has(PASSWORD) && fields.get(PASSWORD) == null)) {
            return null;
        }
        Secret password = fields.get(PASSWORD, Secret.NONE);
        try {
            KeyStore.getInstance("PKCS12")
                    .load(
                            new ByteArrayInputStream(store.bytes()),
                            password.reveal().toCharArray());
            return new ClientCertificate(store.bytes(), password);
        } catch (IOException | GeneralSecurityException e) {
            fields.at(FILE).mistake("The password does not open this file, or it is no PKCS #12 file.", "");
            return null;
        }
    }

    private record StoreFile() implements Shape<Store> {
        @Override
        public @Nullable Store read(Value value) {
            String path = value.text("a PKCS #12 file");
            byte[] bytes = path == null ? null : ReferredFile.read(path.strip(), value);
            return bytes == null ? null : new Store(bytes);
        }

        @Override
        public Map<String, Object> schema() {
            return Json.object("type", "string", "minLength", 1);
        }
    }
}
