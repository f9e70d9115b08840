package dev.sidetone.system.callers;

import dev.sidetone.callkit.directory.CXCallDirectoryPhoneNumber;

import org.jspecify.annotations.Nullable;

/**
 * A telephone number as it is compared: its digits. Written with or without a plus, which stands
 * for the same as a leading 00; blanks, dashes, dots, slashes and parentheses mean nothing. A
 * number without its country code is another number than the one with it.
 *
 * @param digits the country code first, where it was written
 */
public record PhoneNumber(String digits) {
    private static final String MEANINGLESS = "-./()\u2010\u2011\u2012\u2013";
    private static final int LONGEST = 32;

    /** Reads a number; null where the text is none. */
    public static @Nullable PhoneNumber parse(String text) {
        String written = text.strip();
        if (written.isEmpty() || !begins(written.charAt(0))) {
            return null;
        }
        boolean plus = written.charAt(0) == '+';
        var digits = new StringBuilder();
        for (char c : written.substring(plus ? 1 : 0).toCharArray()) {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (!meaningless(c)) {
                return null;
            }
        }
        String all = digits.toString();
        String plain = !plus && all.startsWith("00") ? all.substring(2) : all;
        return plain.isEmpty() || plain.length() > LONGEST ? null : new PhoneNumber(plain);
    }

    private static boolean begins(char c) {
        return c == '+' || c == '(' || Character.digit(c, 10) >= 0;
    }

    private static boolean meaningless(char c) {
        return Character.isSpaceChar(c) || c == '\t' || MEANINGLESS.indexOf(c) >= 0;
    }

    /** As an entry of the call directory; 0 for a number that cannot be one. */
    public long entry() {
        if (digits.length() > 15 || digits.startsWith("0")) {
            return 0;
        }
        long number = Long.parseLong(digits);
        return CXCallDirectoryPhoneNumber.isValid(number) ? number : 0;
    }
}
