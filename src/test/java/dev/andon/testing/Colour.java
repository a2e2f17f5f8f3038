package dev.andon.testing;

import java.util.function.DoubleUnaryOperator;

/// A colour as eyes see it.
///
/// @param rgb as written in a style sheet
/// @param red linear light, from 0 to 1
/// @param green linear light, from 0 to 1
/// @param blue linear light, from 0 to 1
public record Colour(int rgb, double red, double green, double blue) {
    /// How colours look to eyes that lack one kind of cone: Machado, Oliveira and Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1, for linear
    /// light.
    public enum Vision {
        USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Vision(double... matrix) {
            this.matrix = matrix;
        }
    }

    public static Colour of(int rgb) {
        return new Colour(rgb, linear(rgb >> 16), linear(rgb >> 8), linear(rgb));
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    public Colour seenWith(Vision vision) {
        return new Colour(rgb, row(vision, 0), row(vision, 3), row(vision, 6));
    }

    private double row(Vision vision, int from) {
        double[] m = vision.matrix;
        return Math.clamp(m[from] * red + m[from + 1] * green + m[from + 2] * blue, 0.0, 1.0);
    }

    /// Relative luminance, WCAG 2.2.
    public double luminance() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    /// Contrast ratio, WCAG 2.2: from 1 to 21.
    public double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// Distance in CIE L*a*b* (1976): about 2 can just be noticed side by side, 100 is black from white.
    public double distance(Colour other) {
        double[] one = lab();
        double[] two = other.lab();
        return Math.sqrt(Math.pow(one[0] - two[0], 2) + Math.pow(one[1] - two[1], 2) + Math.pow(one[2] - two[2], 2));
    }

    private double[] lab() {
        DoubleUnaryOperator f = t -> t > 216 / 24_389.0 ? Math.cbrt(t) : (24_389 / 27.0 * t + 16) / 116;
        double x = f.applyAsDouble((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
        double y = f.applyAsDouble(luminance());
        double z = f.applyAsDouble((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }
}
