package dev.sidetone.callkit.directory;

/**
 * A number of the directory is a {@code long}: country code and national digits, without the plus.
 */
public final class CXCallDirectoryPhoneNumber {
    /** The longest number that there is, 15 digits: the value of CallKit's own is not published. */
    public static final long MAX = 999_999_999_999_999L;

    private CXCallDirectoryPhoneNumber() {}

    /** Whether it can be an entry: 1 to {@link #MAX}. */
    public static boolean isValid(long number) {
        return number > 0 && number <= MAX;
    }
}
