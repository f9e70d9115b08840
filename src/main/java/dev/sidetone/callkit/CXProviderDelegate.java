package dev.sidetone.callkit;

import dev.sidetone.avaudio.AVAudioSession;

/**
 * What a provider asks of its app. Only {@link #providerDidReset} is required; an action whose
 * method the delegate does not have fails at once (R21). All calls are serial, on the delegate
 * queue (R8).
 */
public interface CXProviderDelegate {
    /** The phone has lost all calls: tear down, fulfil nothing (R5). */
    void providerDidReset(CXProvider provider);

    /** The provider is registered with the phone (R1). */
    default void providerDidBegin(CXProvider provider) {}

    /** True to take the whole transaction over; then no {@code perform…} follows (R18). */
    default boolean executeTransaction(CXProvider provider, CXTransaction transaction) {
        return false;
    }

    default void performStartCallAction(CXProvider provider, CXStartCallAction action) {}

    default void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {}

    default void performEndCallAction(CXProvider provider, CXEndCallAction action) {}

    default void performSetHeldCallAction(CXProvider provider, CXSetHeldCallAction action) {}

    default void performSetMutedCallAction(CXProvider provider, CXSetMutedCallAction action) {}

    default void performSetGroupCallAction(CXProvider provider, CXSetGroupCallAction action) {}

    default void performPlayDTMFCallAction(CXProvider provider, CXPlayDTMFCallAction action) {}

    /** Since iOS 26. */
    default void performSetTranslatingCallAction(
            CXProvider provider, CXSetTranslatingCallAction action) {}

    /** The system stopped waiting: neither fulfil nor fail it (R25). */
    default void timedOutPerformingAction(CXProvider provider, CXAction action) {}

    /** The audio session is active: sound may start (R72). */
    default void didActivateAudioSession(CXProvider provider, AVAudioSession session) {}

    /** The audio session is not active any more: sound must stop. */
    default void didDeactivateAudioSession(CXProvider provider, AVAudioSession session) {}
}
