package dev.andon.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A file that is written beside another and then takes its place in one step: whoever reads, kills or cuts the
/// power finds the one or the other. A link stays a link. Used by one thread; every method blocks on I/O.
public final class Draft implements Closeable {
    private static final Set<PosixFilePermission> GROUPS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    private final Path target;
    private final Path path;
    private final Readers readers;

    private Draft(Path target, Path path, Readers readers) {
        this.target = target;
        this.path = path;
        this.readers = readers;
    }

    /// Writes a file whole or not at all.
    public static void write(Path file, Readers readers, byte[] bytes) throws Unwritten {
        try (Draft draft = beside(file, readers, bytes)) {
            draft.become();
        }
    }

    /// Makes the folder of a file of our own. That of a file which somebody names has to be there: it may be
    /// misspelt.
    public static void makeFolder(Path file) throws Unwritten {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw Unwritten.of(file, 0, e);
        }
    }

    /// @param file need not be there, but its folder
    /// @param bytes what it says; is on disk when this returns
    public static Draft beside(Path file, Readers readers, byte[] bytes) throws Unwritten {
        Path target = target(file);
        Path folder = target.getParent();
        if (folder == null || (Files.exists(target) && !Files.isRegularFile(target))) {
            throw Unwritten.noFile(target);
        }
        try {
            Path path = Files.createTempFile(folder, "." + target.getFileName(), ".part", rights(folder, readers));
            var draft = new Draft(target, path, readers);
            draft.fill(bytes);
            return draft;
        } catch (IOException e) {
            throw Unwritten.of(target, bytes.length, e);
        }
    }

    private static Path target(Path file) throws Unwritten {
        try {
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            // What it leads to may be made, or be away for a while.
            return Files.isSymbolicLink(file)
                    ? file.toAbsolutePath()
                            .resolveSibling(Files.readSymbolicLink(file))
                            .normalize()
                    : file.toAbsolutePath();
        } catch (IOException e) {
            throw Unwritten.of(file, 0, e);
        }
    }

    private static FileAttribute<?>[] rights(Path folder, Readers readers) {
        return knowsRights(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                            // The system takes away what this user gives nobody.
                            readers == Readers.USUAL ? "rw-rw-rw-" : "rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void fill(byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(path, Set.of(StandardOpenOption.WRITE))) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /// Where it is now: beside the file that it becomes, so that what it refers to is found.
    public Path path() {
        return path;
    }

    /// Takes the place of what was there.
    public void become() throws Unwritten {
        try {
            if (readers != Readers.OWNER && knowsRights(target) && Files.exists(target)) {
                resemble(Files.readAttributes(target, PosixFileAttributes.class));
            }
            replace();
        } catch (IOException e) {
            throw Unwritten.of(target, 0, e);
        }
    }

    /// Where the file cannot be given to the group that it had, no group may do anything with it.
    private void resemble(PosixFileAttributes before) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        Set<PosixFilePermission> rights = EnumSet.copyOf(before.permissions());
        if (!view.readAttributes().group().equals(before.group())) {
            try {
                view.setGroup(before.group());
            } catch (IOException refused) {
                rights.removeAll(GROUPS);
            }
        }
        view.setPermissions(rights);
    }

    private void replace() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Nothing of it is left, unless it became what it was to be.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException left) {
            // It does no harm there; what went wrong before is worth more words.
        }
    }
}
