package dev.sidetone.audio.wav;

import dev.sidetone.audio.wav.UnusableWav.Reason;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of a WAV stream up to its sound.
 *
 * @param format how the sound is held
 * @param soundBytes how long it claims to be
 */
record WavChunks(WavFormat format, long soundBytes) {
    /** The length of a recording whose header was never completed. */
    static final long TO_THE_END = Long.MAX_VALUE;

    private static final long UNKNOWN = 0xffff_ffffL;
    private static final int LONGEST_FORMAT = 4_096;

    /** Reads up to the first byte of sound. */
    static WavChunks read(InputStream stream, String name) throws IOException {
        boolean unfinished = riff(stream, name);
        WavFormat format = null;
        while (true) {
            byte[] head = stream.readNBytes(8);
            if (head.length < 8) {
                throw cutOff(format, name);
            }
            String chunk = text(head, 0, 4);
            long size = size(head);
            if (chunk.equals("data")) {
                return sound(format, size, unfinished, stream, name);
            } else if (chunk.equals("fmt ") && size <= LONGEST_FORMAT) {
                format = WavFormat.of(stream.readNBytes((int) size), name);
                stream.skipNBytes(size & 1);
            } else {
                skip(stream, size + (size & 1));
            }
        }
    }

    private static UnusableWav cutOff(@Nullable WavFormat format, String name) {
        return format == null
                ? new UnusableWav(Reason.NOT_WAV, name + " is cut off in its header.")
                : new UnusableWav(Reason.EMPTY, name + " has no sound in it.");
    }

    private static WavChunks sound(
            @Nullable WavFormat format,
            long size,
            boolean unfinished,
            InputStream stream,
            String name)
            throws IOException {
        if (format == null) {
            throw new UnusableWav(
                    Reason.NOT_WAV, name + " has sound before its format: it is damaged.");
        }
        boolean unknown = size == UNKNOWN || size == 0 && unfinished;
        if (size < format.frameBytes() && !unknown || !anythingIn(stream)) {
            throw new UnusableWav(Reason.EMPTY, name + " has no sound in it.");
        }
        return new WavChunks(format, unknown ? TO_THE_END : size);
    }

    private static boolean anythingIn(InputStream stream) throws IOException {
        stream.mark(1);
        boolean any = stream.read() >= 0;
        stream.reset();
        return any;
    }

    /** Whether the length of the whole was never filled in. */
    private static boolean riff(InputStream stream, String name) throws IOException {
        byte[] head = stream.readNBytes(12);
        if (head.length == 0) {
            throw new UnusableWav(Reason.EMPTY, name + " is empty.");
        }
        if (head.length < 12
                || !text(head, 0, 4).equals("RIFF")
                || !text(head, 8, 4).equals("WAVE")) {
            throw new UnusableWav(
                    Reason.NOT_WAV, name + " is not a WAV file" + resemblance(head) + ".");
        }
        long size = size(head);
        return size <= 36 || size == UNKNOWN;
    }

    private static String resemblance(byte[] head) {
        String start = text(head, 0, Math.min(4, head.length));
        String kind =
                switch (start) {
                    case "OggS" -> "Ogg";
                    case "fLaC" -> "FLAC";
                    case "FORM" -> "AIFF";
                    case "caff" -> "Core Audio";
                    case "RF64", "RIFX" -> start;
                    case "#!AM" -> "AMR";
                    default -> start.startsWith("ID3") || isMpeg(head) ? "MP3" : null;
                };
        if (head.length >= 8 && text(head, 4, 4).equals("ftyp")) {
            kind = "MPEG-4";
        }
        return kind == null ? "" : ", it looks like " + kind;
    }

    private static boolean isMpeg(byte[] head) {
        return head.length > 1 && head[0] == (byte) 0xff && (head[1] & 0xe0) == 0xe0;
    }

    private static long size(byte[] head) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    }

    private static String text(byte[] bytes, int from, int count) {
        return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
    }

    private static void skip(InputStream stream, long count) throws IOException {
        for (long left = count; left > 0; ) {
            long skipped = stream.skip(left);
            if (skipped <= 0 && stream.read() < 0) {
                return;
            }
            left -= Math.max(1, skipped);
        }
    }
}
