package dev.sidetone.server.media.sound;

import org.jspecify.annotations.Nullable;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Sound files of the kinds that a {@code Play} may name: WAV, AIFF, AU, MP3, and telephone sound
 * without a header. What a file says of itself counts, not its name; its content type only where it
 * says nothing.
 */
public final class SoundFile {
    private static final Set<String> BARE =
            Set.of("audio/basic", "audio/ulaw", "audio/mulaw", "audio/x-mulaw", "audio/pcmu");

    private SoundFile() {}

    /**
     * Decodes a file.
     *
     * @param type its content type, where somebody has said one
     * @throws Unplayable when it is none, or of a kind that is not played, or too long
     */
    public static Recorded decode(byte[] file, @Nullable String type) throws Unplayable {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            return switch (start(file, 0)) {
                case "RIFF" -> WavLayout.of(bytes).decode(bytes);
                case "FORM" -> AiffLayout.of(bytes).decode(bytes);
                case ".snd" -> AuLayout.of(bytes).decode(bytes);
                default -> withoutName(bytes, type);
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException damaged) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "the file is damaged", damaged);
        }
    }

    private static Recorded withoutName(ByteBuffer file, @Nullable String type) throws Unplayable {
        if (Mp3.looksLike(file)) {
            return Mp3.decode(file);
        }
        String bare = type == null ? "" : type.replaceFirst(";.*", "").strip();
        if (BARE.contains(bare.toLowerCase(Locale.ROOT))) {
            return Pcm.bareMuLaw(file.limit()).decode(file);
        }
        String said = bare.isEmpty() ? "no content type" : "content type " + bare;
        throw new Unplayable(
                Unplayable.CONTENT_TYPE,
                said + ", and what is there is no WAV, MP3, AIFF or AU" + resemblance(file));
    }

    private static String resemblance(ByteBuffer file) {
        byte[] bytes = file.array();
        String kind =
                switch (start(bytes, 0)) {
                    case "OggS" -> "Ogg";
                    case "fLaC" -> "FLAC";
                    case "caff" -> "Core Audio";
                    case "#!AM" -> "AMR";
                    case "\u001aEß£" -> "WebM";
                    default -> start(bytes, 4).equals("ftyp") ? "MPEG-4" : "";
                };
        String text = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
        if (kind.isEmpty() && text.stripLeading().startsWith("<")) {
            kind = "a page";
        }
        return kind.isEmpty() ? "" : " but looks like " + kind;
    }

    /** Four bytes as letters; fewer at the end. */
    static String start(byte[] bytes, int from) {
        int count = Math.clamp(bytes.length - from, 0, 4);
        return new String(bytes, Math.min(from, bytes.length), count, StandardCharsets.ISO_8859_1);
    }
}
