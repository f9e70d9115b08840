package dev.sidetone.emulator;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.system.AppServices;

import java.util.Set;
import java.util.UUID;

// docs/emulator.md shows this file from here on
/** An app under test: your calling code, written against CallKit. */
class ShopTalk implements CXProviderDelegate {
    private final CXProvider provider;
    private final AppServices phone;

    ShopTalk(AppServices phone) {
        this.phone = phone;
        CXProviderConfiguration configuration = new CXProviderConfiguration();
        configuration.setSupportedHandleTypes(Set.of(CXHandleType.GENERIC));
        provider = new CXProvider(configuration, phone.callKit());
        provider.setDelegate(this, phone.mainQueue());
    }

    void invited(UUID call, String from) {
        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(new CXHandle(CXHandleType.GENERIC, from));
        provider.reportNewIncomingCall(call, update, error -> {});
    }

    @Override
    public void providerDidReset(CXProvider provider) {}

    @Override
    public void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {
        Sound.configure(phone.audioSession());
        action.fulfill();
    }

    @Override
    public void performSetHeldCallAction(CXProvider provider, CXSetHeldCallAction action) {
        action.fulfill();
    }

    @Override
    public void performEndCallAction(CXProvider provider, CXEndCallAction action) {
        action.fulfill();
    }
}
