package dev.sidetone.audio.wav;

import dev.sidetone.audio.wav.UnusableWav.Reason;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a WAV file holds its sound.
 *
 * @param channels 1 or 2
 * @param rate 8000 to 48000 Hz
 * @param bits 8 (unsigned), 16 or 24 (signed)
 */
public record WavFormat(int channels, int rate, int bits) {
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xfffe;
    // the last 14 bytes of the identifiers that stand for the old 16-bit numbers
    private static final long FAMILY_HIGH = 0x0000_0000_1000L;
    private static final long FAMILY_LOW = 0x8000_00aa_0038_9b71L;

    /** Bytes of one sample of all channels. */
    int frameBytes() {
        return channels * bits / 8;
    }

    /** Reads the body of a {@code fmt} chunk. */
    static WavFormat of(byte[] chunk, String name) throws UnusableWav {
        if (chunk.length < 16) {
            throw new UnusableWav(Reason.NOT_WAV, name + " is cut off in its header.");
        }
        ByteBuffer body = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int codec = codec(body, name);
        if (codec != PCM) {
            throw new UnusableWav(
                    Reason.NOT_PLAYABLE,
                    "%s holds %s sound. Only plain PCM can be played: convert it first."
                            .formatted(name, codecName(codec)));
        }
        var format =
                new WavFormat(
                        body.getShort(2) & 0xffff, body.getInt(4), body.getShort(14) & 0xffff);
        format.check(name, body.getShort(12) & 0xffff);
        return format;
    }

    private static int codec(ByteBuffer body, String name) throws UnusableWav {
        int codec = body.getShort(0) & 0xffff;
        if (codec != EXTENSIBLE) {
            return codec;
        }
        if (body.capacity() < 40) {
            throw new UnusableWav(Reason.NOT_WAV, name + " is cut off in its header.");
        }
        ByteBuffer rest = body.duplicate().order(ByteOrder.BIG_ENDIAN);
        boolean numbered =
                (rest.getLong(24) & 0xffff_ffff_ffffL) == FAMILY_HIGH
                        && rest.getLong(32) == FAMILY_LOW;
        return numbered ? body.getShort(24) & 0xffff : EXTENSIBLE;
    }

    private void check(String name, int blockBytes) throws UnusableWav {
        boolean played =
                (channels == 1 || channels == 2)
                        && rate >= 8_000
                        && rate <= 48_000
                        && (bits == 8 || bits == 16 || bits == 24);
        if (!played) {
            throw new UnusableWav(
                    Reason.NOT_PLAYABLE,
                    ("%s has %d channels of %d bits at %d Hz. What can be played: 1 or 2 channels,"
                                    + " 8, 16 or 24 bits, 8000 to 48000 Hz.")
                            .formatted(name, channels, bits, rate));
        }
        if (blockBytes != frameBytes()) {
            throw new UnusableWav(
                    Reason.NOT_WAV, name + " contradicts itself in its header: it is damaged.");
        }
    }

    private static String codecName(int codec) {
        return switch (codec) {
            case 2 -> "Microsoft ADPCM";
            case 3 -> "floating-point";
            case 6 -> "A-law";
            case 7 -> "mu-law";
            case 0x11 -> "IMA ADPCM";
            case 0x31 -> "GSM 6.10";
            case 0x40, 0x45, 0x64 -> "G.726 ADPCM";
            case 0x50 -> "MPEG";
            case 0x55 -> "MP3";
            case 0xff, 0x1600, 0x1610 -> "AAC";
            case 0x160, 0x161, 0x162, 0x163 -> "Windows Media";
            case 0x704f -> "Opus";
            case EXTENSIBLE -> "vendor-specific";
            default -> "compressed (format %d)".formatted(codec);
        };
    }
}
