package dev.andon.app;

import dev.andon.settings.Reading;
import dev.andon.settings.Remark;
import java.util.List;

/// Says what is wrong with settings.
final class Judged {
    private Judged() {}

    static List<String> mistakes(Reading reading) {
        return reading instanceof Reading.Unusable unusable
                ? unusable.mistakes().stream().map(Judged::line).toList()
                : List.of();
    }

    static String line(Remark mistake) {
        String place =
                mistake.place().line() == 0 ? "" : "line " + mistake.place().line() + ": ";
        return place + mistake.text();
    }
}
