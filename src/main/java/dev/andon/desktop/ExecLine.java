package dev.andon.desktop;

import java.util.ArrayList;
import java.util.List;

/// The `Exec` key of the freedesktop Desktop Entry Specification, 1.5: arguments are quoted, and then the whole
/// is escaped once more as every text of such a file is.
final class ExecLine {
    private static final String PLAIN = "[A-Za-z0-9_./:@+,-]+";
    private static final String ESCAPED = "\"`$\\";

    private ExecLine() {}

    /// @throws IllegalArgumentException when an argument has a line break, which no entry can hold
    static String of(List<String> command) {
        return escaped(String.join(" ", command.stream().map(ExecLine::quoted).toList()));
    }

    /// A text as it stands in such a file.
    ///
    /// @throws IllegalArgumentException when it has a line break or another control character
    static String escaped(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("its path has a line break or a control character");
        }
        return text.replace("\\", "\\\\");
    }

    private static String quoted(String argument) {
        if (argument.matches(PLAIN)) {
            return argument;
        }
        var quoted = new StringBuilder("\"");
        for (char letter : argument.replace("%", "%%").toCharArray()) {
            if (ESCAPED.indexOf(letter) >= 0) {
                quoted.append('\\');
            }
            quoted.append(letter);
        }
        return quoted.append('"').toString();
    }

    /// The arguments of such a line, whoever wrote it; field codes such as `%u` are left out.
    static List<String> read(String line) {
        String text = unescaped(line);
        List<String> arguments = new ArrayList<>();
        var argument = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean more = i + 1 < text.length();
            if (letter == '"') {
                quoted = !quoted;
                begun = true;
            } else if (quoted && letter == '\\' && more && ESCAPED.indexOf(text.charAt(i + 1)) >= 0) {
                argument.append(text.charAt(++i));
            } else if (letter == '%' && more) {
                char code = text.charAt(++i);
                argument.append(code == '%' ? "%" : "");
                begun |= code == '%';
            } else if (letter == ' ' && !quoted) {
                if (begun) {
                    arguments.add(argument.toString());
                }
                argument.setLength(0);
                begun = false;
            } else {
                argument.append(letter);
                begun = true;
            }
        }
        if (begun) {
            arguments.add(argument.toString());
        }
        return arguments;
    }

    private static String unescaped(String line) {
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter != '\\' || i + 1 == line.length()) {
                text.append(letter);
                continue;
            }
            char escaped = line.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 's' -> ' ';
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return text.toString();
    }
}
