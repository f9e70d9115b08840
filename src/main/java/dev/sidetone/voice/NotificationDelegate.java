package dev.sidetone.voice;

/** Hears of incoming calls. */
public interface NotificationDelegate {
    /**
     * Somebody calls. For a push this comes on the thread that called {@link
     * VoiceClient#handleNotification}, before that returns.
     */
    void callInviteReceived(CallInvite invite);

    /**
     * The caller gave up (31008), nobody answered in time (31008), or the call could not be fetched
     * (31005, 53001). Not after {@link CallInvite#accept} or {@link CallInvite#reject}, except that
     * in {@link SdkGeneration#V3} each push is told of.
     *
     * @param error as versions from 5.0 on tell it; by default left out
     */
    default void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {
        cancelledCallInviteReceived(cancelled);
    }

    /** The same without a reason, as apps of versions 3 and 4 have it. */
    default void cancelledCallInviteReceived(CancelledCallInvite cancelled) {}
}
