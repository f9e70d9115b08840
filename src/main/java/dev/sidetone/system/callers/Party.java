package dev.sidetone.system.callers;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import java.util.Locale;

/**
 * Whom a handle reaches, however it is written: numbers are compared by their digits, e-mail
 * addresses without regard to capitals, all else as it stands. Equal parties are the same.
 *
 * @param type of the handle
 * @param text to be compared
 */
record Party(CXHandleType type, String text) {
    static Party of(CXHandle handle) {
        String value = handle.value().strip();
        return new Party(
                handle.type(),
                switch (handle.type()) {
                    case PHONE_NUMBER -> {
                        PhoneNumber number = PhoneNumber.parse(value);
                        yield number == null ? value : number.digits();
                    }
                    case EMAIL_ADDRESS -> value.toLowerCase(Locale.ROOT);
                    case GENERIC -> value;
                });
    }
}
