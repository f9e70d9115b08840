package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

/**
 * New facts about a call. Every property is tri-state: one that was never set changes nothing when
 * the update is merged (R71). Mutable and not thread safe; reports copy it.
 */
public final class CXCallUpdate {
    private @Nullable CXHandle remoteHandle;
    private @Nullable String localizedCallerName;
    private @Nullable Boolean supportsHolding;
    private @Nullable Boolean supportsGrouping;
    private @Nullable Boolean supportsUngrouping;
    private @Nullable Boolean supportsDTMF;
    private @Nullable Boolean hasVideo;

    /** The other party's handle; null when never set. */
    public @Nullable CXHandle remoteHandle() {
        return remoteHandle;
    }

    public void setRemoteHandle(CXHandle handle) {
        remoteHandle = handle;
    }

    /** The name to show, before any contact; null when never set. */
    public @Nullable String localizedCallerName() {
        return localizedCallerName;
    }

    public void setLocalizedCallerName(String name) {
        localizedCallerName = name;
    }

    /** Whether the call can be held; null when never set, which counts as yes. */
    public @Nullable Boolean supportsHolding() {
        return supportsHolding;
    }

    public void setSupportsHolding(boolean supports) {
        supportsHolding = supports;
    }

    /** Whether the call can join others; null when never set, which counts as yes. */
    public @Nullable Boolean supportsGrouping() {
        return supportsGrouping;
    }

    public void setSupportsGrouping(boolean supports) {
        supportsGrouping = supports;
    }

    /** Whether the call can leave a group; null when never set, which counts as yes. */
    public @Nullable Boolean supportsUngrouping() {
        return supportsUngrouping;
    }

    public void setSupportsUngrouping(boolean supports) {
        supportsUngrouping = supports;
    }

    /** Whether the keypad can be used; null when never set, which counts as yes. */
    public @Nullable Boolean supportsDTMF() {
        return supportsDTMF;
    }

    public void setSupportsDTMF(boolean supports) {
        supportsDTMF = supports;
    }

    /** Whether there is video; null when never set, which counts as no. */
    public @Nullable Boolean hasVideo() {
        return hasVideo;
    }

    public void setHasVideo(boolean video) {
        hasVideo = video;
    }

    /** This update with what {@code newer} sets on top. Neither is changed. */
    public CXCallUpdate mergedWith(CXCallUpdate newer) {
        CXCallUpdate merged = new CXCallUpdate();
        merged.remoteHandle = or(newer.remoteHandle, remoteHandle);
        merged.localizedCallerName = or(newer.localizedCallerName, localizedCallerName);
        merged.supportsHolding = or(newer.supportsHolding, supportsHolding);
        merged.supportsGrouping = or(newer.supportsGrouping, supportsGrouping);
        merged.supportsUngrouping = or(newer.supportsUngrouping, supportsUngrouping);
        merged.supportsDTMF = or(newer.supportsDTMF, supportsDTMF);
        merged.hasVideo = or(newer.hasVideo, hasVideo);
        return merged;
    }

    private static <T> @Nullable T or(@Nullable T newer, @Nullable T older) {
        return newer != null ? newer : older;
    }

    /** An independent copy. */
    public CXCallUpdate copy() {
        return new CXCallUpdate().mergedWith(this);
    }
}
