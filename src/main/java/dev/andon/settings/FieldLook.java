package dev.andon.settings;

import dev.andon.form.Field;
import java.util.List;
import java.util.Optional;

/// What a field of a form looks like.
final class FieldLook {
    private FieldLook() {}

    static Field.Kind kind(Shape<?> shape, Optional<Said> said) {
        boolean isOne = said.isEmpty() || isOne(said.get());
        return switch (shape) {
            case Words<?> _ when isOne -> Field.Kind.CHOICE;
            case Flag _ when isOne -> Field.Kind.FLAG;
            case WholeNumber _ when isOne -> Field.Kind.NUMBER;
            case SecretText _ when isOne -> Field.Kind.SECRET;
            case ProxyShape.InOneLine _ when isOne -> Field.Kind.SECRET;
            case ListOf<?> list when !(list.item() instanceof Group<?>) && isFlat(said) -> Field.Kind.LIST;
            case ListOf<?> _, Group<?> _, MapOf<?> _, Abbreviated<?, ?> _, BuiltByShape _ -> Field.Kind.OTHER;
            default -> isOne ? Field.Kind.TEXT : Field.Kind.OTHER;
        };
    }

    private static boolean isOne(Said said) {
        return said instanceof Said.Word || said instanceof Said.Bare;
    }

    private static boolean isFlat(Optional<Said> said) {
        return said.isEmpty()
                || isOne(said.get())
                || (said.get() instanceof Said.Items(List<Said> items)
                        && items.stream().allMatch(FieldLook::isOne));
    }

    static List<String> words(Shape<?> shape) {
        Shape<?> one = shape instanceof ListOf<?> list ? list.item() : shape;
        return one instanceof Words<?> words ? List.copyOf(words.meanings().keySet()) : List.of();
    }

    static String value(Shape<?> shape, Optional<Said> said) {
        boolean isList = kind(shape, said) == Field.Kind.LIST;
        return said.map(it -> isList && isOne(it) ? CommaList.written(List.of(shown(it))) : shown(it))
                .orElse("");
    }

    static String shown(Said said) {
        return switch (said) {
            case Said.Word(String text) -> text;
            case Said.Bare(String text) -> text;
            case Said.Items(List<Said> items) ->
                CommaList.written(items.stream().map(FieldLook::shown).toList());
            case Said.Keys keys -> keys.inOneLine();
        };
    }
}
