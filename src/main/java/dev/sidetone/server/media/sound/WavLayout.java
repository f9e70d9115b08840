package dev.sidetone.server.media.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where the sound of a WAV file lies: PCM, floating point, or telephone sound. */
final class WavLayout {
    private static final int EXTENSIBLE = 0xfffe;

    private WavLayout() {}

    static Pcm of(ByteBuffer file) throws Unplayable {
        file.order(ByteOrder.LITTLE_ENDIAN);
        if (!SoundFile.start(file.array(), 8).equals("WAVE")) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "it is a RIFF file, but no WAV");
        }
        int format = -1;
        for (long at = 12; at + 8 <= file.limit(); ) {
            String chunk = SoundFile.start(file.array(), (int) at);
            long size = Integer.toUnsignedLong(file.getInt((int) at + 4));
            if (chunk.equals("data") && format >= 0) {
                return layout(file, format, (int) at + 8, size);
            } else if (chunk.equals("fmt ")) {
                format = (int) at + 8;
            }
            at += 8 + size + (size & 1);
        }
        throw new Unplayable(Unplayable.CONTENT_TYPE, "there is no sound in the WAV file");
    }

    private static Pcm layout(ByteBuffer file, int format, int from, long size) throws Unplayable {
        int codec = file.getShort(format) & 0xffff;
        if (codec == EXTENSIBLE) {
            codec = file.getShort(format + 24) & 0xffff;
        }
        int bytes = (file.getShort(format + 14) & 0xffff) / 8;
        Pcm.Kind kind =
                switch (codec) {
                    case 1 -> bytes == 1 ? Pcm.Kind.UNSIGNED : Pcm.Kind.SIGNED;
                    case 3 -> Pcm.Kind.FLOAT;
                    case 6 -> Pcm.Kind.A_LAW;
                    case 7 -> Pcm.Kind.MU_LAW;
                    default ->
                            throw new Unplayable(
                                    Unplayable.CONTENT_TYPE,
                                    "a WAV file with compressed sound (format %d)"
                                            .formatted(codec));
                };
        int channels = file.getShort(format + 2) & 0xffff;
        // a length that was never filled in means all there is
        long length = size == 0 ? Long.MAX_VALUE : size;
        return new Pcm(kind, bytes, channels, file.getInt(format + 4), from, length);
    }
}
