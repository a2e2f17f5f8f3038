package dev.andon.settings.keychain;

import dev.andon.source.Secret;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The Windows Credential Manager: a generic credential called `andon/<name>`, as `cmdkey /generic` makes it, its
/// password in UTF-16. Written after the documentation of `CredReadW`, `CredWriteW` and `CREDENTIALW` (wincred.h,
/// 64 bit); it has not been run on Windows.
final class WindowsCredentials implements Vault {
    private static final int GENERIC = 1;
    private static final int NOT_FOUND = 1168;
    /// CREDENTIALW: Flags and Type (4 bytes each), TargetName and Comment (pointers), LastWritten (8 bytes),
    /// CredentialBlobSize (4 bytes), CredentialBlob (pointer), Persist and AttributeCount (4 bytes each),
    /// Attributes, TargetAlias and UserName (pointers).
    private static final long TYPE_AT = 4;

    private static final long TARGET_AT = 8;
    private static final long BLOB_SIZE_AT = 32;
    private static final long BLOB_AT = 40;
    private static final long PERSIST_AT = 48;
    private static final long USER_AT = 72;
    /// CRED_PERSIST_LOCAL_MACHINE
    private static final int ON_THIS_MACHINE = 2;
    private static final long CREDENTIAL_BYTES = 80;
    /// CRED_MAX_CREDENTIAL_BLOB_SIZE
    private static final int BLOB_AT_MOST = 5 * 512;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;

    @Override
    public Optional<Secret> find(String name) throws KeychainTrouble {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = library(arena);
            MemorySegment state = arena.allocate(STATE);
            MemorySegment found = arena.allocate(POINTER);
            MemorySegment target = arena.allocateFrom(SERVICE + "/" + name, StandardCharsets.UTF_16LE);
            if ((int) credRead(library).invokeExact(state, target, GENERIC, 0, found) == 0) {
                return none(state);
            }
            MemorySegment credential = found.get(POINTER, 0);
            try {
                return Optional.of(secret(credential));
            } finally {
                credFree(library).invokeExact(credential);
            }
        } catch (KeychainTrouble trouble) {
            throw trouble;
        } catch (Throwable e) {
            throw new KeychainTrouble("The Windows Credential Manager cannot be asked.", e);
        }
    }

    @Override
    public void keep(String name, Secret secret) throws KeychainTrouble {
        byte[] blob = secret.reveal().getBytes(StandardCharsets.UTF_16LE);
        if (blob.length > BLOB_AT_MOST) {
            throw new KeychainTrouble("This secret is too long for the Windows Credential Manager.");
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = library(arena);
            MemorySegment state = arena.allocate(STATE);
            MemorySegment credential = arena.allocate(CREDENTIAL_BYTES, POINTER.byteAlignment());
            credential.set(ValueLayout.JAVA_INT, TYPE_AT, GENERIC);
            credential.set(POINTER, TARGET_AT, arena.allocateFrom(SERVICE + "/" + name, StandardCharsets.UTF_16LE));
            credential.set(ValueLayout.JAVA_INT, BLOB_SIZE_AT, blob.length);
            credential.set(POINTER, BLOB_AT, arena.allocateFrom(ValueLayout.JAVA_BYTE, blob));
            credential.set(ValueLayout.JAVA_INT, PERSIST_AT, ON_THIS_MACHINE);
            credential.set(POINTER, USER_AT, arena.allocateFrom(SERVICE, StandardCharsets.UTF_16LE));
            if ((int) credWrite(library).invokeExact(state, credential, 0) == 0) {
                throw refused(error(state));
            }
        } catch (KeychainTrouble trouble) {
            throw trouble;
        } catch (Throwable e) {
            throw new KeychainTrouble("The Windows Credential Manager cannot be asked.", e);
        }
    }

    private static Optional<Secret> none(MemorySegment state) throws KeychainTrouble {
        int error = error(state);
        if (error == NOT_FOUND) {
            return Optional.empty();
        }
        throw refused(error);
    }

    private static int error(MemorySegment state) {
        return state.get(ValueLayout.JAVA_INT, STATE.byteOffset(MemoryLayout.PathElement.groupElement("GetLastError")));
    }

    private static KeychainTrouble refused(int error) {
        return new KeychainTrouble("The Windows Credential Manager refused (error " + error + ").");
    }

    @SuppressWarnings("restricted") // the pointer is what CredReadW gave, the sizes are those of wincred.h
    private static Secret secret(MemorySegment credential) {
        MemorySegment fields = credential.reinterpret(CREDENTIAL_BYTES);
        int size = Math.clamp(fields.get(ValueLayout.JAVA_INT, BLOB_SIZE_AT), 0, BLOB_AT_MOST);
        MemorySegment blob = fields.get(POINTER, BLOB_AT).reinterpret(size);
        return new Secret(new String(blob.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_16LE).strip());
    }

    @SuppressWarnings("restricted") // a library of the system, by its own name
    private static SymbolLookup library(Arena arena) throws KeychainTrouble {
        try {
            return SymbolLookup.libraryLookup("Advapi32", arena);
        } catch (IllegalArgumentException e) {
            throw new KeychainTrouble("This system has no Windows Credential Manager.", e);
        }
    }

    /// `BOOL CredReadW(LPCWSTR TargetName, DWORD Type, DWORD Flags, PCREDENTIALW *Credential)`
    @SuppressWarnings("restricted") // the descriptor is the function's in wincred.h
    private static MethodHandle credRead(SymbolLookup library) {
        var descriptor = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, POINTER, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, POINTER);
        return Linker.nativeLinker()
                .downcallHandle(
                        library.findOrThrow("CredReadW"), descriptor, Linker.Option.captureCallState("GetLastError"));
    }

    /// `BOOL CredWriteW(PCREDENTIALW Credential, DWORD Flags)`
    @SuppressWarnings("restricted") // the descriptor is the function's in wincred.h
    private static MethodHandle credWrite(SymbolLookup library) {
        var descriptor = FunctionDescriptor.of(ValueLayout.JAVA_INT, POINTER, ValueLayout.JAVA_INT);
        return Linker.nativeLinker()
                .downcallHandle(
                        library.findOrThrow("CredWriteW"), descriptor, Linker.Option.captureCallState("GetLastError"));
    }

    /// `VOID CredFree(PVOID Buffer)`
    @SuppressWarnings("restricted") // the descriptor is the function's in wincred.h
    private static MethodHandle credFree(SymbolLookup library) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow("CredFree"), FunctionDescriptor.ofVoid(POINTER));
    }
}
