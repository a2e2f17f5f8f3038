package dev.andon.desktop;

/// Draws the tray's picture from shapes: a red octagon, a green disc, a grey diamond; so it is read without
/// colours as well. An outline instead of a full octagon says that somebody is on everything that is red; a bar
/// below it that some of it is one's own. Each colour stands out on light and on dark panels. The drawings in
/// `icons/` have the same shapes. Pure.
final class TrayPicture {
    private static final int RED = 0xE53935;
    private static final int GREEN = 0x388E3C;
    private static final int GREY = 0x757575;
    private static final int WHITE = 0xFFFFFF;
    private static final int SAMPLES = 4;
    private static final double RIM = 0.14;
    private static final double DIAGONAL = Math.sqrt(2);
    private static final double BAR_FROM = 0.86;

    /// Three by five dots each; the last is a plus, for more than fits, and a question mark.
    private static final String[] GLYPHS = {
        "111101101101111", "010110010010111", "111001111100111", "111001111001111", "101101111001001",
        "111100111001111", "111100111101111", "111001010010010", "111101111101111", "111101111001111",
        "000010111010000", "111001011000010"
    };
    private static final int PLUS = 10;
    private static final int QUESTION = 11;

    private TrayPicture() {}

    /// The picture as the tray wants it: rows of pixels of four bytes, alpha, red, green, blue.
    static byte[] argb(TrayState state, int size) {
        byte[] bytes = new byte[size * size * 4];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                pixel(state, x, y, size, bytes, (y * size + x) * 4);
            }
        }
        return bytes;
    }

    private static void pixel(TrayState state, int x, int y, int size, byte[] bytes, int at) {
        int[] sum = new int[4];
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
            double u = (x + (sample % SAMPLES + 0.5) / SAMPLES) / size;
            double v = (y + (sample / SAMPLES + 0.5) / SAMPLES) / size;
            int colour = colour(state, u, v);
            if (colour >= 0) {
                sum[0]++;
                sum[1] += colour >> 16 & 0xFF;
                sum[2] += colour >> 8 & 0xFF;
                sum[3] += colour & 0xFF;
            }
        }
        bytes[at] = (byte) (sum[0] * 255 / (SAMPLES * SAMPLES));
        for (int i = 1; i < 4 && sum[0] > 0; i++) {
            bytes[at + i] = (byte) (sum[i] / sum[0]);
        }
    }

    /// The colour at a point of the unit square; negative for none.
    private static int colour(TrayState state, double u, double v) {
        boolean bar = state.mine();
        if (bar && v >= BAR_FROM) {
            return RED;
        }
        double scale = bar ? 0.82 : 1;
        double px = (u - 0.5) / scale * 2;
        double py = (v / scale - 0.5) * 2;
        return switch (state.look()) {
            case RED -> octagon(state, px, py);
            case GREEN -> Math.hypot(px, py) <= 0.92 ? GREEN : -1;
            case UNKNOWN -> Math.abs(px) + Math.abs(py) > 1 ? -1 : isOn("?", px, py, 0.55) ? WHITE : GREY;
        };
    }

    private static int octagon(TrayState state, double x, double y) {
        double distance = Math.max(Math.max(Math.abs(x), Math.abs(y)), (Math.abs(x) + Math.abs(y)) / DIAGONAL);
        if (distance > 0.96) {
            return -1;
        }
        boolean written = isOn(state.reds() > 99 ? "+" : String.valueOf(state.reds()), x, y, 0.62);
        if (state.claimed()) {
            return written || distance > 0.96 - 2 * RIM ? RED : -1;
        }
        return written ? WHITE : RED;
    }

    /// Whether a point is on a text in the middle, `half` high above and below it.
    private static boolean isOn(String text, double x, double y, double half) {
        double dot = Math.min(half * 2 / 5, 1.24 / (text.length() * 4 - 1));
        double column = x / dot + (text.length() * 4 - 1) / 2.0;
        double row = y / dot + 2.5;
        int letter = (int) Math.floor(column / 4);
        if (row < 0 || row >= 5 || letter < 0 || letter >= text.length()) {
            return false;
        }
        int inLetter = (int) Math.floor(column) - letter * 4;
        return inLetter >= 0 && inLetter < 3 && glyph(text.charAt(letter)).charAt((int) row * 3 + inLetter) == '1';
    }

    private static String glyph(char letter) {
        return GLYPHS[letter == '+' ? PLUS : letter == '?' ? QUESTION : letter - '0'];
    }
}
