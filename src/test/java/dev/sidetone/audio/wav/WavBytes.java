package dev.sidetone.audio.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Makes WAV files of every kind, good and bad. */
public final class WavBytes {
    private int codec = 1;
    private int channels = 1;
    private int rate = 48_000;
    private int bits = 16;
    private boolean extensible;
    private long claimed = -1;
    private byte[] before = {};

    public static WavBytes pcm(int rate, int bits, int channels) {
        WavBytes made = new WavBytes();
        made.rate = rate;
        made.bits = bits;
        made.channels = channels;
        return made;
    }

    public WavBytes codec(int number) {
        codec = number;
        return this;
    }

    WavBytes extensible() {
        extensible = true;
        return this;
    }

    /** What the header says the sound's length is. */
    WavBytes claiming(long bytes) {
        claimed = bytes;
        return this;
    }

    /** Another chunk before the format. */
    WavBytes withChunk(String name, int size) {
        ByteBuffer chunk = little(8 + size + (size & 1));
        chunk.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(size);
        before = chunk.array();
        return this;
    }

    public byte[] tone(double frequency, double seconds) {
        return of((int) (seconds * rate), i -> 0.25 * Math.sin(2 * Math.PI * frequency * i / rate));
    }

    /** Samples from −1 to 1, the same in all channels. */
    public byte[] of(int frames, IntToDoubleFunction wave) {
        ByteBuffer sound = little(frames * channels * bits / 8);
        for (int i = 0; i < frames * channels; i++) {
            put(sound, wave.applyAsDouble(i / channels));
        }
        return of(sound.array());
    }

    public byte[] of(byte[] sound) {
        byte[] format = format();
        ByteBuffer file = little(12 + before.length + 8 + format.length + 8 + sound.length);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVE")).put(before);
        file.put(ascii("fmt ")).putInt(format.length).put(format);
        file.put(ascii("data")).putInt((int) (claimed < 0 ? sound.length : claimed)).put(sound);
        return file.array();
    }

    private byte[] format() {
        ByteBuffer format = little(extensible ? 40 : 16);
        format.putShort((short) (extensible ? 0xfffe : codec)).putShort((short) channels);
        int frameBytes = channels * bits / 8;
        format.putInt(rate).putInt(rate * frameBytes).putShort((short) frameBytes);
        format.putShort((short) bits);
        if (extensible) {
            format.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) codec);
            format.put(new byte[] {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38});
            format.put(new byte[] {(byte) 0x9b, 0x71});
        }
        return format.array();
    }

    private void put(ByteBuffer to, double value) {
        switch (bits) {
            case 8 -> to.put((byte) Math.round(128 + value * 127));
            case 16 -> to.putShort((short) Math.round(value * 32_767));
            case 24 -> {
                int wide = (int) Math.round(value * 8_388_607);
                to.put((byte) wide).put((byte) (wide >> 8)).put((byte) (wide >> 16));
            }
            default -> to.putInt((int) Math.round(value * Integer.MAX_VALUE));
        }
    }

    static byte[] cutTo(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
