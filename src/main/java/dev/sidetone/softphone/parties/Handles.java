package dev.sidetone.softphone.parties;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import java.util.Set;
import java.util.regex.Pattern;

/** Whom calls are with, in CallKit's words. */
public final class Handles {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9(][0-9 ()./-]*");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /** All kinds that can be called. */
    public static final Set<CXHandleType> TYPES = Set.of(CXHandleType.values());

    private Handles() {}

    /**
     * A number or an e-mail address where it is written as one, as contacts and call directory know
     * it; else a client.
     */
    public static CXHandle of(String party) {
        return new CXHandle(type(party), party);
    }

    private static CXHandleType type(String party) {
        if (NUMBER.matcher(party).matches()) {
            return CXHandleType.PHONE_NUMBER;
        }
        return EMAIL.matcher(party).matches() ? CXHandleType.EMAIL_ADDRESS : CXHandleType.GENERIC;
    }
}
