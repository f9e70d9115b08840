package dev.sidetone.server.media.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Where the sound of an AIFF or AIFF-C file lies. */
final class AiffLayout {
    private static final int EXPONENT_BIAS = 16_383 + 63;

    private AiffLayout() {}

    static Pcm of(ByteBuffer file) throws Unplayable {
        file.order(ByteOrder.BIG_ENDIAN);
        int common = -1;
        int sound = -1;
        for (long at = 12; at + 8 <= file.limit(); ) {
            String chunk = SoundFile.start(file.array(), (int) at);
            long size = Integer.toUnsignedLong(file.getInt((int) at + 4));
            if (chunk.equals("COMM")) {
                common = (int) at + 8;
            } else if (chunk.equals("SSND")) {
                sound = (int) at + 8;
            }
            at += 8 + size + (size & 1);
        }
        if (common < 0 || sound < 0) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "there is no sound in the AIFF file");
        }
        return layout(file, common, sound);
    }

    private static Pcm layout(ByteBuffer file, int common, int sound) throws Unplayable {
        boolean named = SoundFile.start(file.array(), 8).equals("AIFC");
        String codec = named ? SoundFile.start(file.array(), common + 18) : "NONE";
        int bytes = (file.getShort(common + 6) + 7) / 8;
        Pcm.Kind kind =
                switch (codec.toUpperCase(Locale.ROOT)) {
                    case "NONE", "TWOS", "SOWT" -> Pcm.Kind.SIGNED;
                    case "FL32", "FL64" -> Pcm.Kind.FLOAT;
                    case "ULAW" -> Pcm.Kind.MU_LAW;
                    case "ALAW" -> Pcm.Kind.A_LAW;
                    default ->
                            throw new Unplayable(
                                    Unplayable.CONTENT_TYPE, "an AIFF file with compressed sound");
                };
        boolean law = kind == Pcm.Kind.MU_LAW || kind == Pcm.Kind.A_LAW;
        int channels = file.getShort(common);
        int rate = (int) Math.round(extended(file, common + 8));
        int from = sound + 8 + file.getInt(sound);
        long length = Integer.toUnsignedLong(file.getInt(sound - 4)) - (from - sound);
        if (codec.equals("sowt")) {
            file.order(ByteOrder.LITTLE_ENDIAN);
        }
        return new Pcm(kind, law ? 1 : bytes, channels, rate, from, length);
    }

    /** An 80-bit number, as only this format still has them. */
    private static double extended(ByteBuffer file, int at) {
        int exponent = file.getShort(at) & 0x7fff;
        return Math.scalb((double) (file.getLong(at + 2) >>> 1) * 2, exponent - EXPONENT_BIAS);
    }
}
