package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Hears what becomes of a call, on the delegate queue of its options. Exactly one of {@link
 * #callDidFailToConnect} and {@link #callDidDisconnect} comes, as the last.
 */
public interface CallDelegate {
    /** The callee's device rings; {@link Call#sid()} is known. Outgoing calls only. */
    default void callDidStartRinging(Call call) {}

    /** Both sides have agreed, and the media connection stands. */
    void callDidConnect(Call call);

    /** The call could not be set up. */
    void callDidFailToConnect(Call call, VoiceError error);

    /** The call has ended: null for an ordinary end, here or there. */
    void callDidDisconnect(Call call, @Nullable VoiceError error);

    /**
     * Signaling (53001) or media (53405) is lost and being recovered. The two come and go apart
     * from each other, so this may come twice before {@link #callDidReconnect} comes twice.
     */
    default void callIsReconnecting(Call call, VoiceError error) {}

    /** One of what was lost is back; {@link Call#state()} tells whether all is. */
    default void callDidReconnect(Call call) {}

    /**
     * Other quality warnings are active than before, for the better or the worse.
     *
     * @param current those that are active now
     * @param previous those that were before
     */
    default void callDidReceiveQualityWarnings(
            Call call, Set<CallQualityWarning> current, Set<CallQualityWarning> previous) {}

    /**
     * The peer pressed keys. An addition of Sidetone: between its own endpoints digits travel by
     * signaling.
     */
    default void callDidReceiveDigits(Call call, String digits) {}
}
