package dev.sidetone.softphone;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import java.util.regex.Pattern;

/** Whom calls are with, in CallKit's words. */
final class Handles {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9(][0-9 ()./-]*");

    private Handles() {}

    /** A number where it is written as one, for contacts and call directory; else a client. */
    static CXHandle of(String party) {
        return new CXHandle(
                NUMBER.matcher(party).matches() ? CXHandleType.PHONE_NUMBER : CXHandleType.GENERIC,
                party);
    }
}
