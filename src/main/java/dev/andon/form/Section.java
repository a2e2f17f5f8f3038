package dev.andon.form;

import java.util.List;

/// Things that settings say together: one group of keys, or one item of a list.
///
/// @param path the keys that lead there
/// @param title what it is called
public record Section(String path, String title, List<Field> fields) {
    public Section {
        fields = List.copyOf(fields);
    }
}
