package dev.sidetone.system.dialing;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.system.callers.PhoneNumber;
import dev.sidetone.system.callers.WrittenHandle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A link from outside the program, such as one that was clicked in a browser: {@code tel:} with a
 * number, {@code sidetone:} with a client's name or a number. It fills the field for whom to call
 * and never dials: who follows a link has not decided to call yet.
 */
public sealed interface CallLink {
    /** Characters of a link at most. */
    int LONGEST = 512;

    /** Characters of a name or number at most: as long as the longest identity. */
    int LONGEST_CALLEE = 121;

    /**
     * A link that can be followed.
     *
     * @param handle whom it means
     * @param telephone whether it is a tel: link
     */
    record Callee(CXHandle handle, boolean telephone) implements CallLink {
        /** What to fill into the field. */
        public String field() {
            return handle.value();
        }
    }

    /**
     * A link that leads nowhere.
     *
     * @param reason for people: what is wrong, and what would be right
     */
    record Refused(String reason) implements CallLink {}

    /** Reads a link. */
    static CallLink parse(String link) {
        if (link.length() > LONGEST) {
            return new Refused("The link is longer than " + LONGEST + " characters.");
        }
        int colon = link.indexOf(':');
        String scheme = colon < 0 ? "" : link.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "tel" -> telephone(link.substring(colon + 1));
            case "sidetone" -> client(link.substring(colon + 1));
            case "sip", "sips" ->
                    new Refused("Sidetone has no SIP line: it calls clients and numbers only.");
            default ->
                    new Refused(
                            "This is no link to call: it must begin with tel: or sidetone:, such as"
                                    + " tel:+15550100 or sidetone:bob.");
        };
    }

    private static CallLink telephone(String escaped) {
        return switch (decoded(escaped)) {
            case Refused refused -> refused;
            case Callee written -> number(written.field());
        };
    }

    private static CallLink number(String number) {
        if (number.indexOf(';') >= 0) {
            return new Refused(
                    "The link has a parameter ("
                            + number.substring(number.indexOf(';'))
                            + "): dial the number, then the rest on the keypad.");
        }
        if (number.indexOf('*') >= 0 || number.indexOf('#') >= 0) {
            return new Refused("A link must not contain codes with * or #: they change settings.");
        }
        if (PhoneNumber.parse(number) == null) {
            return new Refused("\"" + number + "\" is no telephone number, such as +15550100.");
        }
        return new Callee(new CXHandle(CXHandleType.PHONE_NUMBER, number), true);
    }

    /** Browsers write {@code sidetone://bob/} as well. */
    private static CallLink client(String escaped) {
        boolean slashes = escaped.startsWith("//");
        String name = slashes ? escaped.substring(2) : escaped;
        if (slashes && name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.indexOf('?') >= 0) {
            return new Refused("The link has parameters after a question mark: it may have none.");
        }
        return decoded(name);
    }

    private static CallLink decoded(String escaped) {
        String text;
        try {
            // a plus is a plus: this is no form
            text = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return new Refused("The link has a % that two hexadecimal digits do not follow.");
        }
        if (text.codePoints().anyMatch(CallLink::unseen)) {
            return new Refused("The link contains characters that cannot be seen.");
        }
        if (text.isBlank()) {
            return new Refused("The link names nobody to call.");
        }
        if (text.length() > LONGEST_CALLEE) {
            return new Refused(
                    "The link names somebody with more than " + LONGEST_CALLEE + " characters.");
        }
        return new Callee(WrittenHandle.of(text), false);
    }

    /** Control and format characters, such as those that turn the direction of writing. */
    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> c == '\ufffd';
        };
    }
}
