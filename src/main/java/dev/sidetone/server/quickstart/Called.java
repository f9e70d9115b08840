package dev.sidetone.server.quickstart;

/**
 * Whom the quickstarts' {@code to} means: what begins with a digit or a plus, and has nothing but
 * digits after that, is a number; all else is the name of a client. Nothing is trimmed.
 */
final class Called {
    private Called() {}

    static boolean isNumber(String to) {
        if (to.isEmpty()) {
            return false;
        }
        char first = to.charAt(0);
        return (isDigit(first) || first == '+')
                && to.chars().skip(1).allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
