package dev.andon.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What tells two contents of a file apart. Its times do not: a file system may count them in seconds, and a copy
/// may keep them.
final class Digest {
    /// Of a file that is not there or cannot be read.
    static final String NOTHING = "";

    private Digest() {}

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(Path file) {
        try {
            return of(ReferredFile.bytes(file));
        } catch (IOException e) {
            return NOTHING;
        }
    }
}
