package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** Asks the provider to place a call. The app chooses the UUID (R40). */
public final class CXStartCallAction extends CXCallAction {
    private final CXHandle handle;
    private @Nullable String contactIdentifier;
    private boolean video;

    public CXStartCallAction(UUID callUUID, CXHandle handle) {
        super(callUUID);
        this.handle = handle;
    }

    /** Who is called. */
    public CXHandle handle() {
        return handle;
    }

    public @Nullable String contactIdentifier() {
        return contactIdentifier;
    }

    public void setContactIdentifier(@Nullable String identifier) {
        contactIdentifier = identifier;
    }

    public boolean isVideo() {
        return video;
    }

    public void setVideo(boolean video) {
        this.video = video;
    }

    /** Fulfils with the moment at which the call began to be placed. */
    public void fulfillWithDateStarted(Instant dateStarted) {
        fulfill(dateStarted);
    }
}
