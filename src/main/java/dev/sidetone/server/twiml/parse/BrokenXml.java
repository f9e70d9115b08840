package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;

import java.util.regex.Pattern;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** The JDK's words about broken XML, put shorter, with what to do. */
final class BrokenXml {
    private static final Pattern HEAD = Pattern.compile("^ParseError at .*\\RMessage: ");

    private BrokenXml() {}

    static InvalidTwiml of(XMLStreamException broken) {
        Location where = broken.getLocation();
        Place at =
                where == null || where.getLineNumber() < 1
                        ? Place.START
                        : new Place(where.getLineNumber(), Math.max(1, where.getColumnNumber()));
        String words = HEAD.matcher(String.valueOf(broken.getMessage())).replaceFirst("");
        return new InvalidTwiml(TwimlError.PARSE, at, found(words), then(words));
    }

    private static String found(String words) {
        if (words.contains("AttributeNotUnique") || words.contains("was already specified")) {
            return "An attribute is there twice";
        }
        if (words.contains("PrefixUnbound")) {
            return "A prefix is used that no xmlns declares";
        }
        if (words.startsWith("JAXP")) {
            return "A name, or the number of attributes, is absurdly large";
        }
        String line = Findings.quote(words.lines().findFirst().orElse("not well formed"));
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static String then(String words) {
        if (words.startsWith("JAXP")) {
            return "Check what the server really sends.";
        }
        if (words.contains("entity") || words.contains("The reference to")) {
            return "Write &amp; for an ampersand, also in URLs; only &amp; &lt; &gt; &quot; &apos;"
                    + " and character numbers are known.";
        }
        if (words.contains("\"<\" char") || words.contains("'<'")) {
            return "Write &lt; for a less-than sign.";
        }
        if (words.contains("invalid XML character")) {
            return "Control characters cannot stand in XML: take them out.";
        }
        return "The document must be well-formed XML; build it with a TwiML library.";
    }
}
