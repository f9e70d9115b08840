package dev.sidetone.server.media.sound;

import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;

/** MPEG audio, layers 1 to 3. What is damaged in the middle is left out. */
final class Mp3 {
    private static final int TAG_HEADER = 10;
    private static final int MOST_DAMAGED = 50;

    private Mp3() {}

    static boolean looksLike(ByteBuffer file) {
        byte[] bytes = file.array();
        int from = behindTags(bytes);
        boolean room = bytes.length >= from + 4;
        boolean sync = room && bytes[from] == (byte) 0xff && (bytes[from + 1] & 0xe0) == 0xe0;
        boolean version = room && (bytes[from + 1] & 0x18) != 0x08;
        boolean layer = room && (bytes[from + 1] & 0x06) != 0;
        return from > 0 || sync && version && layer;
    }

    /** Tags are skipped here: the library would read them whole, as long as they claim to be. */
    private static int behindTags(byte[] bytes) {
        int from = 0;
        while (SoundFile.start(bytes, from).startsWith("ID3") && bytes.length - from > TAG_HEADER) {
            int size = 0;
            for (int i = 6; i < TAG_HEADER; i++) {
                size = size << 7 | bytes[from + i] & 0x7f;
            }
            from = (int) Math.min(bytes.length, (long) from + TAG_HEADER + size);
        }
        return from;
    }

    static Recorded decode(ByteBuffer file) throws Unplayable {
        byte[] bytes = file.array();
        int from = behindTags(bytes);
        var input = new ByteArrayInputStream(bytes, from, bytes.length - from);
        var stream = new Bitstream(input);
        try {
            return decode(stream);
        } catch (BitstreamException damaged) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "the MP3 file is damaged", damaged);
        }
    }

    private static Recorded decode(Bitstream stream) throws Unplayable, BitstreamException {
        var decoder = new Decoder();
        Collected collected = null;
        int damaged = 0;
        float[] mono = new float[2 * SampleBuffer.OBUFFERSIZE];
        for (Header header = stream.readFrame(); header != null; header = stream.readFrame()) {
            SampleBuffer frame = frame(decoder, header, stream);
            stream.closeFrame();
            if (frame != null) {
                if (collected == null) {
                    collected = new Collected(frame.getSampleFrequency());
                }
                collected.add(mono, mixed(frame, mono));
            } else if (++damaged > MOST_DAMAGED) {
                break;
            }
        }
        if (collected == null) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "there is no sound in the MP3 file");
        }
        return collected.end();
    }

    /** Null for a damaged one: the library then throws whatever it happens to run into. */
    private static @Nullable SampleBuffer frame(Decoder decoder, Header header, Bitstream stream) {
        try {
            return (SampleBuffer) decoder.decodeFrame(header, stream);
        } catch (DecoderException | RuntimeException damaged) {
            return null;
        }
    }

    private static int mixed(SampleBuffer frame, float[] mono) {
        short[] samples = frame.getBuffer();
        int channels = frame.getChannelCount();
        int count = frame.getBufferLength() / channels;
        for (int i = 0; i < count; i++) {
            mono[i] = channels == 1 ? samples[i] : (samples[2 * i] + samples[2 * i + 1]) / 2f;
        }
        return count;
    }
}
