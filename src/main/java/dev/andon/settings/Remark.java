package dev.andon.settings;

/// A mistake in the settings, or a warning. It holds no secret.
///
/// @param place where
/// @param what what is wrong, one or more sentences
/// @param help what to do about it, or empty
public record Remark(Place place, String what, String help) {
    /// As compilers write it, so that editors and terminals lead to the place: `andon.yaml:7:12:
    /// sources[1].every: … did you mean …`.
    public String in(String file) {
        String at = place.line() == 0 ? file : file + ":" + place.line() + ":" + place.column();
        return at + ": " + text();
    }

    /// Path, what is wrong, and what helps.
    public String text() {
        String path = place.path().isEmpty() ? "" : place.path() + ": ";
        return path + what + (help.isEmpty() ? "" : " " + help);
    }
}
