package dev.sidetone.callkit;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks the provider to translate what is said in a call, or to stop; since iOS 26. The languages
 * are BCP 47 tags, such as {@code pt-BR}.
 */
public final class CXSetTranslatingCallAction extends CXCallAction {
    private final boolean translating;
    private final Locale localLanguage;
    private final Locale remoteLanguage;

    public CXSetTranslatingCallAction(
            UUID callUUID, boolean translating, Locale localLanguage, Locale remoteLanguage) {
        this(UUID.randomUUID(), callUUID, translating, localLanguage, remoteLanguage);
    }

    private CXSetTranslatingCallAction(
            UUID uuid,
            UUID callUUID,
            boolean translating,
            Locale localLanguage,
            Locale remoteLanguage) {
        super(uuid, callUUID);
        this.translating = translating;
        this.localLanguage = Objects.requireNonNull(localLanguage, "localLanguage");
        this.remoteLanguage = Objects.requireNonNull(remoteLanguage, "remoteLanguage");
    }

    @Override
    CXSetTranslatingCallAction copy() {
        return new CXSetTranslatingCallAction(
                uuid(), callUUID(), translating, localLanguage, remoteLanguage);
    }

    public boolean isTranslating() {
        return translating;
    }

    /** What is spoken here. */
    public Locale localLanguage() {
        return localLanguage;
    }

    /** What is spoken at the other end. */
    public Locale remoteLanguage() {
        return remoteLanguage;
    }

    /** Fulfils, and says who translates. */
    public void fulfillUsingTranslationEngine(CXTranslationEngine engine) {
        Objects.requireNonNull(engine, "engine");
        fulfill();
    }
}
