package dev.andon.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A record is written part by part, and made by its own constructor, which may refuse.
record RecordParts(String declaration, Constructor<?> constructor, List<Method> getters, List<RecordShape> shapes)
        implements RecordShape {
    static RecordParts of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<RecordShape> shapes =
                Arrays.stream(components).map(RecordParts::shape).toList();
        List<Method> getters =
                Arrays.stream(components).map(RecordComponent::getAccessor).toList();
        String declaration = Arrays.stream(components)
                .map(part -> part.getName() + ":" + shape(part))
                .collect(Collectors.joining(",", type.getSimpleName() + "{", "}"));
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            getters.forEach(getter -> getter.setAccessible(true));
            return new RecordParts(declaration, constructor, getters, shapes);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("no record: " + type, e);
        }
    }

    private static RecordShape shape(RecordComponent part) {
        return RecordShape.of(part.getGenericType(), part.getAnnotatedType());
    }

    @Override
    public void write(Object value, DataOutputStream out) throws IOException {
        for (int i = 0; i < shapes.size(); i++) {
            Object part = get(getters.get(i), value);
            shapes.get(i).write(part == null ? Maybe.NOTHING : part, out);
        }
    }

    private static @Nullable Object get(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that does not say what it holds", e);
        }
    }

    @Override
    public Object read(DataInputStream in) throws IOException {
        Object[] parts = new Object[shapes.size()];
        for (int i = 0; i < parts.length; i++) {
            Object part = shapes.get(i).read(in);
            if (part != Maybe.NOTHING) {
                parts[i] = part;
            }
        }
        return RecordShape.made(() -> constructor.newInstance(parts));
    }

    @Override
    public String toString() {
        return declaration;
    }
}
