package dev.andon.settings;

import dev.andon.form.Block;
import dev.andon.form.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form, and where in the settings its parts belong.
///
/// @param sections one of each key at the top
/// @param slots of the fields, by their paths, in the form's order
/// @param places of all blocks, by their paths
/// @param fresh what one more item of a list says at first, by the list's path; the same for names of one's own
record FormSheet(List<Block> sections, Map<String, Slot> slots, Map<String, KeyPath> places, Map<String, Said> fresh) {

    /// @param path where what is said goes
    /// @param needed whether its item makes no sense without it, and it stays with nothing in it
    /// @param brief what stands for this field and others in brief now, and has to be taken apart first; null in
    ///     most cases
    record Slot(
            Field field,
            KeyPath path,
            boolean needed,
            @Nullable Brief brief) {}

    /// @param path where the brief stands
    /// @param stands the key that it stands for
    record Brief(KeyPath path, String stands) {}
}
