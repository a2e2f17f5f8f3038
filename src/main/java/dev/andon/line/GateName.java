package dev.andon.line;

/// Which gate: names are unique within a line.
///
/// @param line the line's name
/// @param name the gate's own name, without a slash
public record GateName(String line, String name) {
    /// Both in one word, as people and the audit write it.
    public String id() {
        return line + "/" + name;
    }
}
