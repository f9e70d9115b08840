package dev.sidetone.token;

import org.jspecify.annotations.Nullable;

/** The name of an endpoint. Upper and lower case are different names. */
public final class Identity {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 121;

    private static final String USUAL_PUNCTUATION = "_";
    private static final String TOLERATED_PUNCTUATION = ".@-+~";

    private Identity() {}

    /** Why {@code name} cannot be used, for a person; null when it can. */
    public static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "The name is empty.";
        }
        if (name.length() > MAX_LENGTH) {
            return "The name has "
                    + name.length()
                    + " characters; "
                    + MAX_LENGTH
                    + " are the most there can be.";
        }
        int forbidden =
                name.codePoints()
                        .filter(c -> !isAllowed(c, USUAL_PUNCTUATION + TOLERATED_PUNCTUATION))
                        .findFirst()
                        .orElse(-1);
        return forbidden < 0
                ? null
                : "The name "
                        + name
                        + " contains "
                        + shown(forbidden)
                        + "; letters, digits, underscore, dot, hyphen, plus and @ are allowed.";
    }

    /** What may cause trouble with {@code name} elsewhere, for a person; null when nothing does. */
    public static @Nullable String warning(String name) {
        return name.codePoints().allMatch(c -> c < 128 && isAllowed(c, USUAL_PUNCTUATION))
                ? null
                : "The name \""
                        + name
                        + "\" has characters besides letters, digits and underscore: not every"
                        + " voice server takes it.";
    }

    private static boolean isAllowed(int character, String punctuation) {
        return Character.isLetterOrDigit(character) || punctuation.indexOf(character) >= 0;
    }

    private static String shown(int character) {
        if (character == ' ') {
            return "a space";
        }
        return Character.isISOControl(character) || !Character.isDefined(character)
                ? "a control character"
                : "\"" + Character.toString(character) + "\"";
    }
}
