package dev.andon.settings;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// What is wrong with a file's YAML, in words for people. The parser's own words are looked at but not repeated:
/// they quote the file, and what they quote may be a secret.
record SyntaxTrouble(String what, String help) {
    private static final String QUOTE = "Put the value in quotes.";

    static SyntaxTrouble of(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext();
        String problem = e.getProblem() == null ? "" : e.getProblem();
        if (context.contains("alias") || problem.contains("alias")) {
            return new SyntaxTrouble(
                    "A value that begins with * is an alias to YAML, and there is no anchor of that name.",
                    "Put a pattern in quotes: \"**/name\".");
        }
        if (problem.contains("TAB")) {
            return new SyntaxTrouble("YAML does not indent with tabs.", "Use spaces.");
        }
        if (problem.contains("cannot start any token")) {
            return new SyntaxTrouble("A value cannot begin with this character.", QUOTE);
        }
        if (problem.contains("mapping values are not allowed")) {
            return new SyntaxTrouble(
                    "A colon is not possible here.",
                    "Is the line before indented differently, or does it lack the space after its colon? A value with \": \" needs quotes.");
        }
        if (context.contains("anchor") || context.contains("tag") || problem.contains("tag")) {
            return new SyntaxTrouble("A value that begins with & or ! has a meaning of its own in YAML.", QUOTE);
        }
        if (context.contains("single document")) {
            return new SyntaxTrouble(
                    "A second document begins here.", "Settings are one document; remove the \"---\".");
        }
        return ofStructure(context, problem);
    }

    private static SyntaxTrouble ofStructure(String context, String problem) {
        if (context.contains("quoted scalar")) {
            return problem.contains("escape")
                    ? new SyntaxTrouble(
                            "In double quotes a backslash begins an escape, and this is none.",
                            "Use single quotes, or double the backslash.")
                    : new SyntaxTrouble("A quote is opened and never closed.", "");
        }
        if (context.contains("flow")) {
            return new SyntaxTrouble(
                    "A bracket or brace is opened and not closed before this.",
                    "A value with braces of its own, such as \"${TOKEN}\", needs quotes here.");
        }
        if (context.contains("block") && problem.contains("<scalar>")) {
            return new SyntaxTrouble(
                    "After the closing quote nothing may follow.", "Double a single quote that belongs to the text.");
        }
        if (context.contains("block scalar")) {
            return new SyntaxTrouble("A value that begins with | or > goes on in the next line.", QUOTE);
        }
        if (context.contains("block")) {
            return new SyntaxTrouble("This does not fit to the lines above.", "Is it indented like its neighbours?");
        }
        return new SyntaxTrouble("This is not YAML.", "Is it indented like its neighbours? Does a value need quotes?");
    }
}
