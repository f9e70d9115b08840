package dev.sidetone.server.media.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sound files with one second of 440 Hz at −12 dB, in any clothes. */
final class SoundBytes {
    private static final double AMPLITUDE = 8_231 / 32_768.0;

    private SoundBytes() {}

    /** A WAV file of that format number. */
    static byte[] wav(int codec, int bytes, int channels, int rate) {
        byte[] sound = samples(codec, bytes, channels, rate, ByteOrder.LITTLE_ENDIAN);
        ByteBuffer file = ByteBuffer.allocate(44 + sound.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + sound.length).put(ascii("WAVEfmt ")).putInt(16);
        file.putShort((short) codec).putShort((short) channels).putInt(rate);
        file.putInt(rate * channels * bytes).putShort((short) (channels * bytes));
        file.putShort((short) (8 * bytes)).put(ascii("data")).putInt(sound.length).put(sound);
        return file.array();
    }

    static byte[] au(int encoding, int bytes, int rate) {
        int codec =
                encoding == 1 ? 7 : encoding == 27 ? 6 : encoding >= 6 ? 3 : bytes == 1 ? -1 : 1;
        byte[] sound = samples(codec, bytes, 1, rate, ByteOrder.BIG_ENDIAN);
        ByteBuffer file = ByteBuffer.allocate(24 + sound.length);
        file.put(ascii(".snd")).putInt(24).putInt(-1).putInt(encoding).putInt(rate).putInt(1);
        return file.put(sound).array();
    }

    static byte[] aiff(int channels, int rate) {
        byte[] sound = samples(1, 2, channels, rate, ByteOrder.BIG_ENDIAN);
        ByteBuffer file = ByteBuffer.allocate(12 + 26 + 16 + sound.length);
        file.put(ascii("FORM")).putInt(file.capacity() - 8).put(ascii("AIFFCOMM")).putInt(18);
        file.putShort((short) channels).putInt(rate).putShort((short) 16);
        int exponent = 63 - Long.numberOfLeadingZeros(rate);
        file.putShort((short) (16_383 + exponent)).putLong((long) rate << 63 - exponent);
        file.put(ascii("SSND")).putInt(8 + sound.length).putInt(0).putInt(0).put(sound);
        return file.array();
    }

    /** Telephone sound without a header. */
    static byte[] bareMuLaw() {
        return samples(7, 1, 1, 8_000, ByteOrder.BIG_ENDIAN);
    }

    private static byte[] samples(int codec, int bytes, int channels, int rate, ByteOrder order) {
        ByteBuffer sound = ByteBuffer.allocate(rate * channels * bytes).order(order);
        for (int i = 0; i < rate * channels; i++) {
            double time = (double) (i / channels) / rate;
            put(sound, codec, bytes, AMPLITUDE * Math.sin(2 * Math.PI * 440 * time));
        }
        return sound.array();
    }

    private static void put(ByteBuffer sound, int codec, int bytes, double value) {
        int wide = (int) (value * Integer.MAX_VALUE);
        boolean big = sound.order() == ByteOrder.BIG_ENDIAN;
        switch (codec * 10 + bytes) {
            case 11 -> sound.put((byte) ((wide >> 24) + 128));
            case -9 -> sound.put((byte) (wide >> 24));
            case 12 -> sound.putShort((short) (wide >> 16));
            case 13 ->
                    sound.put((byte) (wide >> (big ? 24 : 8)))
                            .put((byte) (wide >> 16))
                            .put((byte) (wide >> (big ? 8 : 24)));
            case 14 -> sound.putInt(wide);
            case 34 -> sound.putFloat((float) value);
            case 38 -> sound.putDouble(value);
            case 71 -> sound.put(muLaw((int) (value * 32_768)));
            case 61 -> sound.put(aLaw((int) (value * 32_768)));
            default -> throw new IllegalArgumentException();
        }
    }

    /** As the recommendation's table has it: the segment is the highest bit above the bias. */
    private static byte muLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample) + 132, 32_767);
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int code = segment << 4 | magnitude >> segment + 3 & 15;
        return (byte) ~(sample < 0 ? code | 0x80 : code);
    }

    private static byte aLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32_767);
        int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
        int code = segment << 4 | magnitude >> Math.max(segment, 1) + 3 & 15;
        return (byte) ((sample < 0 ? code : code | 0x80) ^ 0x55);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** All of a sound at 48 kHz. */
    static short[] played(Sound sound) {
        Sound.Track track = sound.open();
        short[] all = new short[48_000 * 20];
        int filled = 0;
        for (short[] frame = track.next(); frame != null; frame = track.next()) {
            System.arraycopy(frame, 0, all, filled, frame.length);
            filled += frame.length;
        }
        return java.util.Arrays.copyOf(all, filled);
    }
}
