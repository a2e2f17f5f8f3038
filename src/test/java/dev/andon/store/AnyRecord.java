package dev.andon.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes records of any type, whatever their parts will be one day: each part some value or, where it may be
/// missing, none.
final class AnyRecord {
    private static final List<String> TEXTS =
            List.of("shop", "", " ", OnBothDatabases.ODD, "a\0b", "https://ci.example.test/job/1", "x".repeat(70_000));

    /// Numbers below this are taken by those that take but small ones.
    private static final int SMALL = 100;

    private final Random random;
    private boolean small;

    AnyRecord(long seed) {
        random = new Random(seed);
    }

    <T> T of(Class<T> type) {
        return type.cast(any(type));
    }

    private Object any(Type type) {
        if (type instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            for (int left = random.nextInt(4); left > 0; left--) {
                values.add(any(list.getActualTypeArguments()[0]));
            }
            return List.copyOf(values);
        }
        Class<?> known = (Class<?>) type;
        if (known.isEnum()) {
            return known.getEnumConstants()[random.nextInt(known.getEnumConstants().length)];
        }
        return known.isRecord() ? made(known) : simple(known);
    }

    private Object simple(Class<?> type) {
        if (type == String.class) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class) {
            return small ? random.nextInt(SMALL) : random.nextInt();
        }
        if (type == long.class) {
            return random.nextLong();
        }
        if (type == Instant.class) {
            return Instant.EPOCH.plusNanos(random.nextLong());
        }
        if (type == Duration.class) {
            return Duration.ofNanos(random.nextLong());
        }
        throw new AssertionError("teach this test what a " + type + " looks like");
    }

    /// Some records refuse some values, and some take but small numbers, of which none is ever drawn from all.
    private Object made(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        boolean before = small;
        while (true) {
            Object[] values = Arrays.stream(parts).map(this::part).toArray();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                Object made = constructor.newInstance(values);
                small = before;
                return made;
            } catch (java.lang.reflect.InvocationTargetException refused) {
                small = true;
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    private @Nullable Object part(RecordComponent part) {
        boolean mayMiss = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayMiss && random.nextBoolean() ? null : any(part.getGenericType());
    }
}
