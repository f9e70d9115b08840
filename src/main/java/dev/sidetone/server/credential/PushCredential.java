package dev.sidetone.server.credential;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What pushes are sent with. Certificates and keys are not among it: nothing here leaves this
 * server.
 *
 * @param sid {@code CR} and 32 hexadecimal digits
 * @param sandbox whether its pushes go to apps in development; of {@link Type#APN} alone
 * @param deleted when it was; null while it is there. One that is deleted is kept in mind, so that
 *     whoever still names it is told
 */
public record PushCredential(
        String sid,
        String friendlyName,
        Type type,
        boolean sandbox,
        Instant created,
        Instant updated,
        @Nullable Instant deleted) {
    /** Whose push service. */
    public enum Type {
        /** Apple's. */
        APN("apn"),
        /** Google's. */
        FCM("fcm");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As requests name it. */
        public String word() {
            return word;
        }

        /** By the word of a request; {@code gcm} is the older name of FCM; null for others. */
        public static @Nullable Type named(String text) {
            return switch (text) {
                case "apn" -> APN;
                case "fcm", "gcm" -> FCM;
                default -> null;
            };
        }
    }

    /** The same under another name, for another environment. */
    PushCredential with(String name, boolean inSandbox, Instant now) {
        return new PushCredential(sid, name, type, inSandbox, created, now, null);
    }

    /** The same, gone. */
    PushCredential gone(Instant now) {
        return new PushCredential(sid, friendlyName, type, sandbox, created, now, now);
    }

    /** {@code sandbox} or {@code production}, as apps are built for; null where it matters not. */
    public @Nullable String environment() {
        return type == Type.FCM ? null : sandbox ? "sandbox" : "production";
    }
}
