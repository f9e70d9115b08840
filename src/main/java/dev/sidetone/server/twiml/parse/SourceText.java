package dev.sidetone.server.twiml.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a document's bytes to its characters (XML 1.0, appendix F). */
final class SourceText {
    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml\\b[^>]{0,80}\\bencoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");

    private SourceText() {}

    static String of(byte[] bytes, @Nullable Charset named) throws InvalidTwiml {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, UTF_16LE);
        }
        if (starts(bytes, 0, '<')) {
            return decode(bytes, 0, UTF_16BE);
        }
        if (starts(bytes, '<', 0)) {
            return decode(bytes, 0, UTF_16LE);
        }
        return decode(bytes, 0, named != null ? named : declared(bytes));
    }

    private static Charset declared(byte[] bytes) throws InvalidTwiml {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION), ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        if (!encoding.find()) {
            return UTF_8;
        }
        try {
            Charset charset = Charset.forName(encoding.group(1));
            // it has been read as single bytes: it cannot be any of these
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? UTF_8
                    : charset;
        } catch (IllegalArgumentException unknown) {
            throw new InvalidTwiml(
                    TwimlError.PARSE,
                    Place.START,
                    "The encoding " + encoding.group(1) + " is not known",
                    "Write the document in UTF-8.");
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset) throws InvalidTwiml {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        int most = (int) Math.ceil((bytes.length - from) * (double) decoder.maxCharsPerByte());
        CharBuffer out = CharBuffer.allocate(most);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw new InvalidTwiml(
                    TwimlError.PARSE,
                    new Lines(text).placeOf(text.length()),
                    "There are bytes that are not " + charset.name(),
                    "Send the document in the encoding that it declares, best in UTF-8.");
        }
        return text;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
