package dev.sidetone.system.callers;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import java.util.regex.Pattern;

/** Whom a person means by what they wrote or said. */
public final class WrittenHandle {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private WrittenHandle() {}

    /**
     * A number where it reads as one, an e-mail address where it looks so, else a client's name.
     */
    public static CXHandle of(String text) {
        String written = text.strip();
        if (PhoneNumber.parse(written) != null) {
            return new CXHandle(CXHandleType.PHONE_NUMBER, written);
        }
        return new CXHandle(
                EMAIL.matcher(written).matches()
                        ? CXHandleType.EMAIL_ADDRESS
                        : CXHandleType.GENERIC,
                written);
    }
}
