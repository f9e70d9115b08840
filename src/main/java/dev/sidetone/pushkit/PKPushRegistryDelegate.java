package dev.sidetone.pushkit;

/** Hears of credentials and pushes, on the registry's queue. */
public interface PKPushRegistryDelegate {
    void didUpdatePushCredentials(
            PKPushRegistry registry, PKPushCredentials credentials, PKPushType type);

    /** A push has come; call {@code completion} when it is dealt with. */
    void didReceiveIncomingPush(
            PKPushRegistry registry, PKPushPayload payload, PKPushType type, Runnable completion);

    /** The token is void: tell the server. */
    default void didInvalidatePushToken(PKPushRegistry registry, PKPushType type) {}
}
