package dev.andon.line;

import dev.andon.source.Glob;
import dev.andon.source.Selection;
import java.util.List;
import java.util.Locale;

/// When a line stops and how it goes on.
///
/// @param name what people call it
/// @param pipelines ids of its pipelines, such as `ci/shop/**`; empty for every main line of every source
/// @param after how many failures in a row of one pipeline stop it, at least 1
/// @param resume who lets it go on
/// @param confirm whether what failed is run again before the line stops
public record LineRule(String name, List<Glob> pipelines, int after, Resume resume, Confirm confirm) {
    /// The line that there is when the settings name none: it follows the colours by itself.
    public static final LineRule TRUNK = new LineRule("trunk", List.of(), 1, Resume.GREEN);

    public enum Resume {
        /// A person, who names the cause, once everything is green.
        PERSON,
        /// Green alone.
        GREEN;

        /// The word in the settings.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Confirm {
        /// What failed has failed.
        NONE,
        /// It is run again once, and the line stops only if it fails again, or if there is no result.
        RERUN;

        /// The word in the settings.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LineRule {
        pipelines = List.copyOf(pipelines);
    }

    /// One that wants nothing confirmed.
    public LineRule(String name, List<Glob> pipelines, int after, Resume resume) {
        this(name, pipelines, after, resume, Confirm.NONE);
    }

    /// Whether a pipeline belongs to it.
    public boolean covers(Member member) {
        return pipelines.isEmpty() ? member.mainLine() : Selection.any(pipelines, member.id());
    }
}
