package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong before the first element, said better than a general parser could. */
final class Prolog {
    private static final Pattern VERSION =
            Pattern.compile("^<\\?xml\\s+version\\s*=\\s*[\"']([^\"']{0,20})[\"']");

    private Prolog() {}

    static void check(String text) throws InvalidTwiml {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            throw empty();
        }
        Place at = new Lines(text).placeOf(text.length() - start.length());
        if (start.length() < text.length() && start.startsWith("<?xml ")) {
            throw new InvalidTwiml(
                    TwimlError.PARSE,
                    at,
                    "There is white space before the XML declaration",
                    "Begin the document with <?xml, or leave the declaration out.");
        }
        if (start.charAt(0) != '<') {
            throw new InvalidTwiml(
                    TwimlError.PARSE,
                    at,
                    "It begins with \""
                            + Findings.quote(start.lines().findFirst().orElse(""))
                            + "\"",
                    "TwiML is XML: check what the server really sends.");
        }
        Matcher version = VERSION.matcher(start);
        if (version.find() && !version.group(1).equals("1.0")) {
            throw new InvalidTwiml(
                    TwimlError.VERSION,
                    at,
                    "The XML version is \"" + Findings.quote(version.group(1)) + "\"",
                    "Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>.");
        }
    }

    static InvalidTwiml empty() {
        return new InvalidTwiml(
                TwimlError.PARSE,
                Place.START,
                "The document is empty",
                "Send at least <Response/>, which hangs up.");
    }

    static InvalidTwiml documentType(String text, Place at) {
        boolean page = text.regionMatches(true, text.indexOf("<!") + 2, "DOCTYPE html", 0, 12);
        return new InvalidTwiml(
                TwimlError.PARSE,
                at,
                page ? "This is a web page" : "It has a document type declaration",
                page
                        ? "Check the URL and the server's log."
                        : "TwiML has none, and entities are not expanded: take it out.");
    }
}
