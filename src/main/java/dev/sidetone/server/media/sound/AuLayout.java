package dev.sidetone.server.media.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where the sound of an AU file lies. */
final class AuLayout {
    private static final int HEADER = 24;

    private AuLayout() {}

    static Pcm of(ByteBuffer file) throws Unplayable {
        file.order(ByteOrder.BIG_ENDIAN);
        int from = Math.max(HEADER, file.getInt(4));
        long length = Integer.toUnsignedLong(file.getInt(8));
        int encoding = file.getInt(12);
        int rate = file.getInt(16);
        int channels = file.getInt(20);
        return switch (encoding) {
            case 1 -> new Pcm(Pcm.Kind.MU_LAW, 1, channels, rate, from, length);
            case 2, 3, 4, 5 -> new Pcm(Pcm.Kind.SIGNED, encoding - 1, channels, rate, from, length);
            case 6 -> new Pcm(Pcm.Kind.FLOAT, 4, channels, rate, from, length);
            case 7 -> new Pcm(Pcm.Kind.FLOAT, 8, channels, rate, from, length);
            case 27 -> new Pcm(Pcm.Kind.A_LAW, 1, channels, rate, from, length);
            default ->
                    throw new Unplayable(
                            Unplayable.CONTENT_TYPE,
                            "an AU file with compressed sound (encoding %d)".formatted(encoding));
        };
    }
}
