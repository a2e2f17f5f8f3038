package dev.andon.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the values of a type are written, part by part, as its records declare them. [Object#toString] is the
/// whole declaration in one line: two programs that say the same write and read the same.
sealed interface RecordShape
        permits RecordParts, RecordShape.Simple, RecordShape.OneOf, RecordShape.Maybe, RecordShape.Many {
    void write(Object value, DataOutputStream out) throws IOException;

    /// @throws IOException when that is no such value
    Object read(DataInputStream in) throws IOException;

    /// @throws IllegalArgumentException for a type that has no shape
    static RecordShape of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Many(of(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> known) {
            if (known.isEnum()) {
                return new OneOf(known, known.getEnumConstants());
            }
            if (known.isRecord()) {
                return RecordParts.of(known);
            }
            return new Simple(Simple.Kind.of(known));
        }
        throw new IllegalArgumentException("nothing says how a " + type + " is written");
    }

    /// What may be missing has a byte that says whether it is there.
    static RecordShape of(Type type, AnnotatedElement annotations) {
        RecordShape shape = of(type);
        return annotations.isAnnotationPresent(Nullable.class) ? new Maybe(shape) : shape;
    }

    record Simple(Kind kind) implements RecordShape {
        enum Kind {
            TEXT(String.class),
            YES_OR_NO(boolean.class),
            WHOLE(int.class),
            LONG(long.class),
            TIME(Instant.class),
            SPAN(Duration.class);

            private final Class<?> type;

            Kind(Class<?> type) {
                this.type = type;
            }

            static Kind of(Class<?> type) {
                return Arrays.stream(values())
                        .filter(kind -> kind.type == type)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("nothing says how a " + type + " is written"));
            }
        }

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            switch (value) {
                case String text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
                case Boolean yes -> out.writeByte(yes ? 1 : 0);
                case Integer number -> out.writeInt(number);
                case Long number -> out.writeLong(number);
                case Instant time -> {
                    out.writeLong(time.getEpochSecond());
                    out.writeInt(time.getNano());
                }
                case Duration span -> {
                    out.writeLong(span.getSeconds());
                    out.writeInt(span.getNano());
                }
                default -> throw new IllegalArgumentException("not simple: " + value.getClass());
            }
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            return switch (kind) {
                case TEXT -> text(in);
                case YES_OR_NO -> yes(in);
                case WHOLE -> in.readInt();
                case LONG -> in.readLong();
                case TIME -> made(() -> Instant.ofEpochSecond(in.readLong(), in.readInt()));
                case SPAN -> made(() -> Duration.ofSeconds(in.readLong(), in.readInt()));
            };
        }

        private static boolean yes(DataInputStream in) throws IOException {
            int read = in.readUnsignedByte();
            if (read > 1) {
                throw new IOException("neither yes nor no");
            }
            return read == 1;
        }

        private static String text(DataInputStream in) throws IOException {
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("a text longer than all there is");
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return kind.name();
        }
    }

    record OneOf(Class<?> type, Object[] all) implements RecordShape {
        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            out.writeByte(((Enum<?>) value).ordinal());
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            int number = in.readUnsignedByte();
            if (number >= all.length) {
                throw new IOException("no " + type.getSimpleName() + " of ours");
            }
            return all[number];
        }

        @Override
        public String toString() {
            return Arrays.toString(all);
        }
    }

    record Maybe(RecordShape shape) implements RecordShape {
        /// Stands for what is missing: a shape never reads null.
        static final Object NOTHING = new Object();

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            out.writeBoolean(value != NOTHING);
            if (value != NOTHING) {
                shape.write(value, out);
            }
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            return in.readBoolean() ? shape.read(in) : NOTHING;
        }

        @Override
        public String toString() {
            return shape + "?";
        }
    }

    record Many(RecordShape each) implements RecordShape {
        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            List<?> values = (List<?>) value;
            out.writeInt(values.size());
            for (Object one : values) {
                each.write(one, out);
            }
        }

        /// Everything takes at least a byte, so what is left says how many there can be.
        @Override
        public Object read(DataInputStream in) throws IOException {
            int size = in.readInt();
            if (size < 0 || size > in.available()) {
                throw new IOException("more values than bytes");
            }
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(each.read(in));
            }
            return List.copyOf(values);
        }

        @Override
        public String toString() {
            return each + "*";
        }
    }

    interface Making {
        Object make() throws IOException, ReflectiveOperationException;
    }

    /// What a record refuses to be made of is damaged.
    static Object made(Making making) throws IOException {
        try {
            return making.make();
        } catch (InvocationTargetException refused) {
            throw new IOException("values that do not fit together", refused.getCause());
        } catch (ReflectiveOperationException | RuntimeException wrong) {
            throw new IOException("values that do not fit together", wrong);
        }
    }
}
