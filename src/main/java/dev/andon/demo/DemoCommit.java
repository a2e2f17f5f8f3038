package dev.andon.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/// A commit of the demo team: one each minute, the same fifteen each day. Pure.
///
/// @param minute since the first day began
record DemoCommit(long minute) {
    private static final int SHA = 40;

    /// Whose builds break afterwards is told by [DemoDay].
    private static final List<String[]> DAY = List.of(
            said("Bob Stone", "Name the shelves after what lies on them"),
            said("Ann Lee", "Round prices half up, as the receipt does"),
            said("Eve Park", "Let the cart survive a new login"),
            said("Cleo Marsh", "Read the tax table once an hour"),
            said("Dan Ops", "Draw the basket without its shadow"),
            said("Ann Lee", "Round each line of a receipt, not its sum"),
            said("Eve Park", "Say which voucher is used up"),
            said("Bob Stone", "Count hits before the page is cut"),
            said("Bob Stone", "Search in parts of words as well"),
            said("Cleo Marsh", "Give the archive a year of its own"),
            said("Bob Stone", "Find nothing where nothing is asked"),
            said("Ann Lee", "Ask the bank once, and wait longer"),
            said("Dan Ops", "Send parcels by the nearest depot"),
            said("Ann Lee", "Tell the bank's answer from its silence"),
            said("Eve Park", "Translate the letter of thanks"));

    private static String[] said(String author, String message) {
        return new String[] {author, message};
    }

    /// The newest that a build which starts then has.
    static DemoCommit before(Duration time) {
        return new DemoCommit(
                Math.floorDiv(time.toMillis(), Duration.ofMinutes(1).toMillis()));
    }

    /// Those that came after another, newest first.
    List<DemoCommit> after(DemoCommit earlier) {
        return LongStream.iterate(minute, each -> each > earlier.minute, each -> each - 1)
                .mapToObj(DemoCommit::new)
                .toList();
    }

    Duration at() {
        return Duration.ofMinutes(minute);
    }

    String author() {
        return ofDay()[0];
    }

    String message() {
        return ofDay()[1];
    }

    private String[] ofDay() {
        return DAY.get(Math.floorMod(minute, DAY.size()));
    }

    /// As Git would name it.
    String id() {
        String digits = hex("commit") + hex("more");
        return digits.substring(0, SHA);
    }

    private String hex(String what) {
        return UUID.nameUUIDFromBytes((what + " " + minute).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
