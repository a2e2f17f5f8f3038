package dev.andon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What is in a package.
public final class Room {
    private Room() {}

    /// The classes of a room that can be made and are of a type.
    ///
    /// @param root where classes are: `target/classes`
    public static List<Class<?>> classes(Path root, String room, Class<?> type) {
        try (Stream<Path> files = Files.list(root.resolve(room.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .<Class<?>>map(file -> load(room + "." + file.substring(0, file.length() - ".class".length())))
                    .filter(type::isAssignableFrom)
                    .filter(found -> !Modifier.isAbstract(found.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Room.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
