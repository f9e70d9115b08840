package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.List;

/**
 * Reads TwiML (voice-sdk.md §5.1, §5.2). Entities other than XML's own five, document types and
 * XInclude are off; size and depth have a limit. Pure and safe for use by several threads.
 */
public final class TwimlParser {
    /** The largest document, in bytes (and in characters, where it is text already). */
    public static final int MAX_SIZE = 64 * 1024;

    private static final String ROOT = "Response";

    private final ElementReader elements = new ElementReader();

    /**
     * Reads a document whose encoding its first bytes tell: a byte order mark, UTF-16's zeros, or
     * the XML declaration; otherwise it is UTF-8.
     *
     * @throws InvalidTwiml when there is nothing that could be run
     */
    public Document parse(byte[] bytes) throws InvalidTwiml {
        return parse(bytes, null);
    }

    /**
     * {@link #parse(byte[])} of an answer whose content type names its encoding; a byte order mark
     * is believed more.
     *
     * @throws InvalidTwiml when there is nothing that could be run
     */
    public Document parse(byte[] bytes, @Nullable Charset named) throws InvalidTwiml {
        limit(bytes.length);
        return parse(SourceText.of(bytes, named));
    }

    /**
     * Reads a document.
     *
     * @throws InvalidTwiml when there is nothing that could be run
     */
    public Document parse(String text) throws InvalidTwiml {
        limit(text.length());
        Element root = elements.read(text);
        if (!root.name().equals(ROOT)) {
            String then =
                    root.name().equalsIgnoreCase(ROOT)
                            ? "Names are case sensitive: write Response."
                            : root.name().equalsIgnoreCase("html")
                                    ? "This is a web page: check the URL and the server's log."
                                    : "Put the verbs into one Response element.";
            throw new InvalidTwiml(
                    TwimlError.ROOT, root.at(), "The outermost element is " + root.name(), then);
        }
        Findings findings = new Findings();
        new Attributes(root, findings).done();
        List<Verb> verbs = new VerbReader(findings).verbs(root);
        return new Document(verbs, findings.list());
    }

    private static void limit(int size) throws InvalidTwiml {
        if (size > MAX_SIZE) {
            throw new InvalidTwiml(
                    TwimlError.PARSE,
                    Place.START,
                    "The document is larger than 64 kB",
                    "Split it with Redirect.");
        }
    }
}
