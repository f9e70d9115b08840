package dev.sidetone.store;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** The names of phones: who may be called what, and who holds a name now. */
public final class Identity {
    /** The mobile SDKs' limit. */
    public static final int LONGEST = 121;

    private Identity() {}

    /** What is wrong with {@code name}, for the user; null when it can be used. */
    public static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "An identity needs at least one character.";
        }
        if (name.length() > LONGEST) {
            return "The identity has "
                    + name.length()
                    + " characters; at most "
                    + LONGEST
                    + " are allowed.";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && "_.-@+".indexOf(c) < 0) {
                return "The identity \""
                        + name
                        + "\" has a character that cannot be used: "
                        + (Character.isISOControl(c) ? "a control character" : "'" + c + "'")
                        + ". Use letters, digits, and _ . - @ +";
            }
        }
        return null;
    }

    /** Takes the name for this process; null when another window or process has it. */
    public static @Nullable Lock take(DataFolder folder, String name) {
        Path locks = folder.folder("locks");
        return Lock.tryTake(locks.resolve("identity-" + name + ".lock"));
    }
}
