package dev.sidetone.softphone;

import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;

import java.util.function.Consumer;

/**
 * The app's pushes: its token registers the account, and each push has been taken up when its
 * method returns (R87). On the app's main queue.
 */
final class Pushes implements PKPushRegistryDelegate {
    private final Account account;
    private final Consumer<PKPushPayload> received;

    Pushes(Account account, Consumer<PKPushPayload> received) {
        this.account = account;
        this.received = received;
    }

    @Override
    public void didUpdatePushCredentials(
            PKPushRegistry registry, PKPushCredentials credentials, PKPushType type) {
        account.register(credentials.hexToken());
    }

    @Override
    public void didInvalidatePushToken(PKPushRegistry registry, PKPushType type) {
        account.invalidated();
    }

    /** Before iOS 11. */
    @Override
    public void didReceiveIncomingPush(
            PKPushRegistry registry, PKPushPayload payload, PKPushType type) {
        received.accept(payload);
    }

    @Override
    public void didReceiveIncomingPush(
            PKPushRegistry registry, PKPushPayload payload, PKPushType type, Runnable completion) {
        received.accept(payload);
        completion.run();
    }
}
