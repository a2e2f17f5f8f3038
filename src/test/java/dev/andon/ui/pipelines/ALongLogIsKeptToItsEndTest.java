package dev.andon.ui.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Stretch;
import org.junit.jupiter.api.Test;

final class ALongLogIsKeptToItsEndTest {
    private static final String LINE = "compiling the cart\n";
    private static final String TEXT = LINE.repeat(Logs.PART / LINE.length());

    private static LogPart part(int number) {
        return new LogPart(TEXT, (long) number * TEXT.length(), (number + 1L) * TEXT.length(), false, -1);
    }

    @Test
    void a_log_that_is_followed_for_days_does_not_fill_the_memory() {
        var lines = new LogLines(part(0));
        int gone = 0;
        for (int i = 1; i < 100; i++) {
            gone += lines.after(part(i));
        }
        long all = 100L * TEXT.length() / LINE.length();
        assertThat(lines.lines().size() * LINE.length()).isLessThanOrEqualTo(LogLines.AT_MOST);
        assertThat(lines.lines().size() + (long) gone).isEqualTo(all);
    }

    @Test
    void what_was_given_up_can_be_read_again_without_a_gap() {
        var lines = new LogLines(part(0));
        for (int i = 1; i < 20; i++) {
            lines.after(part(i));
        }
        int kept = lines.lines().size() * LINE.length() / TEXT.length();
        assertThat(lines.first().before()).isEqualTo(new Stretch.Before((20L - kept) * TEXT.length()));
        assertThat(lines.last().after()).isEqualTo(new Stretch.From(20L * TEXT.length()));
    }

    @Test
    void asking_again_and_again_whether_there_is_more_keeps_nothing() {
        var lines = new LogLines(part(0));
        int gone = lines.after(new LogPart("", TEXT.length(), TEXT.length() + 7L, false, -1));
        assertThat(gone).isZero();
        assertThat(lines.last().after()).isEqualTo(new Stretch.From(TEXT.length() + 7L));
        assertThat(lines.first().hasBefore()).isFalse();
    }

    @Test
    void one_part_is_kept_however_long_it_is() {
        var lines = new LogLines(part(0));
        String huge = LINE.repeat(LogLines.AT_MOST / LINE.length() + 1);
        assertThat(lines.after(new LogPart(huge, TEXT.length(), -1, true, -1)))
                .isEqualTo(TEXT.length() / LINE.length());
        assertThat(lines.lines()).hasSize(huge.length() / LINE.length());
    }
}
