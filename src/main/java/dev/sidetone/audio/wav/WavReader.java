package dev.sidetone.audio.wav;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads PCM of 8, 16 or 24 bits, 8 to 48 kHz, mono or stereo, into samples of 48 kHz mono. A file
 * that ends too early is read as far as it goes, as long as there is any sound in it.
 */
public final class WavReader {
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xfffe;

    private WavReader() {}

    /**
     * The samples of a file at 48 kHz, mono.
     *
     * @throws UnusableWav when it is missing, no WAV, compressed, empty, or of another shape
     */
    public static short[] read(Path file) throws UnusableWav {
        try {
            return samples(Files.readAllBytes(file), file.toString());
        } catch (UnusableWav told) {
            throw told;
        } catch (NoSuchFileException missing) {
            throw new UnusableWav("There is no file " + file + ".", missing);
        } catch (IOException broken) {
            throw new UnusableWav("The file " + file + " cannot be read: " + broken, broken);
        }
    }

    /** The samples of a WAV stream, such as a sound of the program; {@code name} is for errors. */
    public static short[] read(InputStream stream, String name) throws UnusableWav {
        try (stream) {
            return samples(stream.readAllBytes(), name);
        } catch (UnusableWav told) {
            throw told;
        } catch (IOException broken) {
            throw new UnusableWav(name + " cannot be read: " + broken, broken);
        }
    }

    private static short[] samples(byte[] content, String name) throws UnusableWav {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < 12 || !"RIFF".equals(tag(bytes)) || !isWave(bytes)) {
            throw new UnusableWav(name + " is not a WAV file.");
        }
        Shape shape = null;
        while (bytes.remaining() >= 8) {
            String chunk = tag(bytes);
            long size = Integer.toUnsignedLong(bytes.getInt());
            int here = (int) Math.min(size, bytes.remaining());
            ByteBuffer body = bytes.slice(bytes.position(), here).order(ByteOrder.LITTLE_ENDIAN);
            if ("fmt ".equals(chunk)) {
                shape = shape(body, name);
            } else if ("data".equals(chunk)) {
                return decoded(shape, body, name);
            }
            bytes.position((int) Math.min(bytes.limit(), bytes.position() + here + (size & 1)));
        }
        throw new UnusableWav(name + " has no sound in it: the file is empty or cut off.");
    }

    private static boolean isWave(ByteBuffer bytes) {
        bytes.getInt();
        return "WAVE".equals(tag(bytes));
    }

    private static String tag(ByteBuffer bytes) {
        byte[] tag = new byte[4];
        bytes.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private record Shape(int channels, int rate, int bits) {}

    private static Shape shape(ByteBuffer format, String name) throws UnusableWav {
        if (format.remaining() < 16) {
            throw new UnusableWav(name + " is cut off in its header.");
        }
        int codec = format.getShort(0) & 0xffff;
        if (codec == EXTENSIBLE && format.remaining() >= 26) {
            codec = format.getShort(24) & 0xffff;
        }
        if (codec != PCM) {
            throw new UnusableWav(
                    name
                            + " is compressed ("
                            + codecName(codec)
                            + "). Only PCM can be played; convert it first.");
        }
        var shape = new Shape(format.getShort(2), format.getInt(4), format.getShort(14));
        boolean known =
                (shape.channels == 1 || shape.channels == 2)
                        && shape.rate >= 8_000
                        && shape.rate <= 48_000
                        && (shape.bits == 8 || shape.bits == 16 || shape.bits == 24);
        if (!known) {
            throw new UnusableWav(
                    "%s has %d channels, %d Hz and %d bits; 1 or 2 channels, 8000 to 48000 Hz and 8, 16 or 24 bits can be played."
                            .formatted(name, shape.channels, shape.rate, shape.bits));
        }
        return shape;
    }

    private static String codecName(int codec) {
        return switch (codec) {
            case 2, 0x11 -> "ADPCM";
            case 3 -> "floating point";
            case 6 -> "A-law";
            case 7 -> "mu-law";
            case 0x31 -> "GSM";
            case 0x55 -> "MP3";
            default -> "codec " + codec;
        };
    }

    private static short[] decoded(
            @Nullable Shape shape, ByteBuffer data, String name)
            throws UnusableWav {
        if (shape == null) {
            throw new UnusableWav(name + " has no format before its sound: the file is damaged.");
        }
        int width = shape.bits / 8;
        int frames = data.remaining() / (width * shape.channels);
        if (frames == 0) {
            throw new UnusableWav(name + " has no sound in it.");
        }
        double[] mono = new double[frames];
        for (int i = 0; i < frames; i++) {
            for (int channel = 0; channel < shape.channels; channel++) {
                int at = (i * shape.channels + channel) * width;
                mono[i] += sample(data, at, width) / shape.channels;
            }
        }
        return Resampler.to48k(mono, shape.rate);
    }

    /** One sample in the range of 16 bits. */
    private static double sample(ByteBuffer data, int at, int width) {
        return switch (width) {
            case 1 -> ((data.get(at) & 0xff) - 128) * 256.0;
            case 2 -> data.getShort(at);
            default ->
                    ((data.get(at) & 0xff) | (data.get(at + 1) & 0xff) << 8 | data.get(at + 2) << 16)
                            / 256.0;
        };
    }
}
