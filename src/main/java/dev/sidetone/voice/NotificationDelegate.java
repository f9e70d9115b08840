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
     * (31005, 53001). Never after {@link CallInvite#accept} or {@link CallInvite#reject}.
     */
    void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error);
}
