package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Asks the provider to place a call. The app chooses the UUID (R40). */
public final class CXStartCallAction extends CXCallAction {
    private final CXHandle handle;
    private @Nullable String contactIdentifier;
    private boolean video;

    public CXStartCallAction(UUID callUUID, CXHandle handle) {
        this(UUID.randomUUID(), callUUID, handle);
    }

    private CXStartCallAction(UUID uuid, UUID callUUID, CXHandle handle) {
        super(uuid, callUUID);
        this.handle = Objects.requireNonNull(handle, "handle");
    }

    @Override
    CXStartCallAction copy() {
        CXStartCallAction copy = new CXStartCallAction(uuid(), callUUID(), handle);
        copy.contactIdentifier = contactIdentifier;
        copy.video = video;
        return copy;
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
