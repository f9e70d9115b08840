package dev.sidetone.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Breaks good input a little, or badly: what is deleted, doubled, mixed up, cut off, stretched, or
 * put in the place of something else comes from one source of chance.
 */
public final class Mutator {
    private static final int LONGEST = 70_000;
    private static final int FEW_CHANGES = 4;
    private static final String[] SPITEFUL = {
        "",
        "\u0000",
        "\n",
        "\r\n\r\n",
        "\uFEFF",
        "\uD800",
        "\u202E",
        "\"",
        "\\",
        "\\u0000",
        "%00",
        "%zz",
        "&amp;",
        "<",
        "]]>",
        "null",
        "true",
        "-1",
        "1e999",
        "NaN",
        "9223372036854775808",
        "[[[[[[[[",
        "{\"a\":",
        "..",
        "//",
        "file:///etc/passwd",
        "%s%n",
        "王",
        "😀",
    };

    private final Random random;

    /** The same chance breaks the same input in the same way. */
    public Mutator(Random random) {
        this.random = random;
    }

    /** One of them, broken. */
    public String text(List<String> good) {
        StringBuilder text = new StringBuilder(good.get(random.nextInt(good.size())));
        for (int i = random.nextInt(FEW_CHANGES); i >= 0; i--) {
            change(text, good);
        }
        return text.toString();
    }

    private void change(StringBuilder text, List<String> good) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        switch (random.nextInt(9)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.replace(from, to, SPITEFUL[random.nextInt(SPITEFUL.length)]);
            case 3 -> text.insert(from, SPITEFUL[random.nextInt(SPITEFUL.length)]);
            case 4 -> text.insert(from, (char) random.nextInt(0x1_0000));
            case 5 -> text.setLength(from);
            case 6 -> text.insert(from, part(good.get(random.nextInt(good.size()))));
            case 7 -> text.insert(from, stretched(text.substring(from, to)));
            default -> {
                if (from < text.length()) {
                    text.setCharAt(from, (char) (32 + random.nextInt(95)));
                }
            }
        }
    }

    private String part(String other) {
        int from = random.nextInt(other.length() + 1);
        return other.substring(from, from + random.nextInt(other.length() - from + 1));
    }

    /** Mostly short: what is longer than allowed is refused before it is looked at. */
    private String stretched(String unit) {
        int length = random.nextInt(50) == 0 ? LONGEST : 1 << random.nextInt(10);
        return unit.isEmpty() ? "" : unit.repeat(length / unit.length() + 1);
    }

    /** One of them, broken. */
    public byte[] bytes(List<byte[]> good) {
        byte[] bytes = good.get(random.nextInt(good.size())).clone();
        for (int i = random.nextInt(FEW_CHANGES); i >= 0; i--) {
            bytes = changed(bytes, good);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, List<byte[]> good) {
        int at = random.nextInt(bytes.length + 1);
        int count = random.nextInt(12);
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, at, Math.min(bytes.length, at + count), new byte[0]);
            case 1 -> spliced(bytes, at, at, noise);
            case 2 -> spliced(bytes, at, Math.min(bytes.length, at + count), noise);
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> spliced(bytes, at, bytes.length, good.get(random.nextInt(good.size())));
            default -> flipped(bytes, at);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] whole = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, whole, from, middle.length);
        System.arraycopy(bytes, to, whole, from + middle.length, bytes.length - to);
        return whole;
    }

    /** The UTF-8 bytes of texts. */
    public static List<byte[]> utf8(String... texts) {
        return Arrays.stream(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
