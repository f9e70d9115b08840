package dev.sidetone.testing;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An app that lives on pushes, does with each what it is told, and keeps a log of what it hears.
 */
public final class PushedApp implements App, PKPushRegistryDelegate, CXProviderDelegate {
    private final List<String> log = new ArrayList<>();
    private Consumer<Map<String, Object>> onPush = _ -> {};
    private boolean subscribes = true;
    private int launches;
    private @Nullable AppServices services;
    private @Nullable CXProvider provider;
    private @Nullable PKPushRegistry registry;

    @Override
    public void launched(AppServices given) {
        launches++;
        log.add("launched");
        services = given;
        CXProvider made = new CXProvider(new CXProviderConfiguration(), given.callKit());
        made.setDelegate(this, null);
        provider = made;
        PKPushRegistry pushes = new PKPushRegistry(null, given.push());
        registry = pushes;
        if (subscribes) {
            pushes.setDelegate(this);
            pushes.setDesiredPushTypes(Set.of(PKPushType.VOIP));
        }
        given.life().onLifeChange(life -> log.add("life " + life));
    }

    /** What it does with a push from now on, before it calls the completion. */
    public PushedApp onPush(Consumer<Map<String, Object>> body) {
        onPush = body;
        return this;
    }

    /** Reports the call that the push numbers as {@code n}. */
    public PushedApp reporting() {
        return onPush(push -> report(VirtualDevice.call((Integer) push.get("n"))));
    }

    /** Asks for no pushes when it is launched. */
    public PushedApp silent() {
        subscribes = false;
        return this;
    }

    /** Asks for pushes again when it is launched. */
    public PushedApp subscribing() {
        subscribes = true;
        return this;
    }

    /** Reports a call; the completion is logged as "shown" or "not shown CODE". */
    public void report(UUID call) {
        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(FakeApp.handle("carol"));
        provider().reportNewIncomingCall(call, update, this::reported);
    }

    private void reported(@Nullable CXError error) {
        log.add(error == null ? "shown" : "not shown " + error.code().rawValue());
    }

    public AppServices services() {
        return Objects.requireNonNull(services);
    }

    public CXProvider provider() {
        return Objects.requireNonNull(provider);
    }

    public PKPushRegistry registry() {
        return Objects.requireNonNull(registry);
    }

    public int launches() {
        return launches;
    }

    /** All that was heard, and forgets it. */
    public List<String> heard() {
        List<String> all = List.copyOf(log);
        log.clear();
        return all;
    }

    @Override
    public void didUpdatePushCredentials(
            PKPushRegistry from, PKPushCredentials credentials, PKPushType type) {
        log.add("token " + credentials.hexToken());
    }

    @Override
    public void didReceiveIncomingPush(
            PKPushRegistry from, PKPushPayload payload, PKPushType type, Runnable completion) {
        log.add("push " + payload.dictionaryPayload().get("n"));
        onPush.accept(payload.dictionaryPayload());
        completion.run();
    }

    @Override
    public void didInvalidatePushToken(PKPushRegistry from, PKPushType type) {
        log.add("no token");
    }

    @Override
    public void performAnswerCallAction(CXProvider from, CXAnswerCallAction action) {
        action.fulfill();
    }

    @Override
    public void providerDidReset(CXProvider from) {
        log.add("didReset");
    }
}
