package dev.andon.ui.settings;

import dev.andon.form.Alteration;
import dev.andon.form.Field;

/// What somebody does in a form.
interface Edits {
    void change(Field field, String value);

    void alter(Alteration alteration);

    /// A secret is to be kept where it belongs.
    void keep(Field field, String secret);

    /// @param value what is said, which may not be saved yet
    String said(Field field);
}
