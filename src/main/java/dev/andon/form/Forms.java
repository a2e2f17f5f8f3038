package dev.andon.form;

import java.util.List;
import java.util.Map;

/// Reads and saves the settings. Everything may wait for a disk and a keychain, some seconds at most; safe for
/// use by several threads.
public interface Forms {
    Form read();

    /// What would be wrong with a text.
    List<Mistake> judge(String text);

    /// What a form becomes when something is altered. Nothing is saved.
    ///
    /// @param draft what it is altered on; not necessarily what is in the file
    /// @param changes what is to be said there before, as for [#save]
    Altered alter(Form draft, Map<String, String> changes, Alteration alteration);

    /// Saves some changes, all or none. Comments and all that is not changed stay.
    ///
    /// @param seen what was read from the file
    /// @param draft what became of it by alterations; the same if there were none
    /// @param changes what is to be said in the draft, by the field's path; empty to say nothing there
    Saving save(Form seen, Form draft, Map<String, String> changes);

    /// Saves a text.
    ///
    /// @param seen what it was made of
    Saving save(Form seen, String text);

    /// Keeps a secret where the platform keeps such.
    ///
    /// @param draft the form that is to name it
    /// @param field the path of the field that is to name it
    Kept keep(Form draft, String field, String secret);
}
