package dev.andon.form;

import java.util.List;
import java.util.Map;

/// Reads and saves the settings. Everything may wait for a disk and a keychain, some seconds at most; safe for
/// use by several threads.
public interface Forms {
    Form read();

    /// What would be wrong with a text.
    List<Mistake> judge(String text);

    /// Saves some changes, all or none. Comments and all that is not changed stay.
    ///
    /// @param seen what the changes were made on
    /// @param changes what is to be said, by the field's path; empty to say nothing there
    Saving save(Form seen, Map<String, String> changes);

    /// Saves a text.
    ///
    /// @param seen what it was made of
    Saving save(Form seen, String text);
}
