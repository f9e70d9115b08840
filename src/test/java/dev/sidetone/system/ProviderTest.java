package dev.sidetone.system;

import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;
import dev.sidetone.callkit.CXErrorCodeRequestTransactionError;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How providers come to life, and on whose queues they talk: R1, R8. */
class ProviderTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp();
    private final UUID one = VirtualDevice.call(1);
    private @Nullable CXProvider late;

    @Test
    @DisplayName("R1: didBegin is delivered once the handshake is through, not by the constructor")
    void r1DidBegin() {
        List<String> order = new ArrayList<>();
        phone.device()
                .install(
                        "softphone",
                        services -> {
                            app.launched(services);
                            order.addAll(app.heard());
                            order.add("launched");
                        })
                .launch();

        phone.run();

        order.addAll(app.heard());
        assertThat(order).containsExactly("launched", "didBegin");
    }

    @Test
    @DisplayName("R1: every provider begins for itself, also that of another app")
    void r1EachProvider() {
        FakeApp other = new FakeApp();
        phone.device().install("softphone", app).launch();
        phone.device().install("other", other).launch();

        phone.run();

        assertThat(app.heard()).containsExactly("didBegin");
        assertThat(other.heard()).containsExactly("didBegin");
    }

    @Test
    @DisplayName("R2: a delegate set after the handshake never hears didBegin; all else works")
    void r2DelegateTooLate() {
        phone.device()
                .install(
                        "late",
                        services -> {
                            var provider =
                                    new CXProvider(
                                            new CXProviderConfiguration(), services.callKit());
                            late = provider;
                            services.mainQueue()
                                    .after(
                                            Duration.ofMillis(1),
                                            () -> provider.setDelegate(app, null));
                        })
                .launch();
        phone.run();
        assertThat(phone.events()).contains("ProviderRegistered");
        phone.advance(Duration.ofMillis(1));

        late.reportNewIncomingCall(one, new CXCallUpdate(), _ -> {});
        phone.run();
        phone.device().answer(one);
        phone.run();

        assertThat(app.heard()).containsExactly("answer 1", "didActivate");
    }

    @Test
    @DisplayName("R4: calls of a provider are not found once the app has made another: error 4")
    void r4SecondProvider() {
        phone.launch("softphone", app);
        app.start(one);
        phone.run();
        app.heard();
        var second = new CXProvider(new CXProviderConfiguration(), app.services().callKit());
        FakeApp delegate = new FakeApp();
        second.setDelegate(delegate, null);
        phone.run();

        app.request(new CXEndCallAction(one));
        phone.run();
        assertThat(app.heard()).containsExactly("refused 4");
        phone.device().end(one);
        phone.run();
        assertThat(app.heard()).as("the phone's own screen finds it").startsWith("end 1");
        app.start(TWO);
        phone.run();

        assertThat(app.heard()).containsExactly("accepted");
        assertThat(delegate.heard()).containsExactly("didBegin", "start 2", "didActivate");
    }

    @Test
    @DisplayName("R8: all that the delegate hears, and completions of reports, run on its queue")
    void r8DelegateQueue() {
        SerialQueue queue = phone.time().queue("delegate");
        List<Boolean> onIt = new ArrayList<>();
        app.on(queue).performing(() -> onIt.add(queue.isCurrent()));
        phone.launch("softphone", app);
        app.provider()
                .reportNewIncomingCall(
                        one, new CXCallUpdate(), error -> onIt.add(queue.isCurrent()));
        phone.run();
        phone.device().answer(one);
        phone.run();

        assertThat(onIt).as("report, answer").containsExactly(true, true);
    }

    @Test
    @DisplayName(
            "R8: what a request answers comes on the controller's queue, not on the delegate's")
    void r8ControllerQueue() {
        SerialQueue delegates = phone.time().queue("delegate");
        app.on(delegates);
        phone.launch("softphone", app);
        List<Boolean> on = new ArrayList<>();

        app.controller()
                .request(
                        new CXTransaction(List.of()),
                        error -> {
                            on.add(app.services().mainQueue().isCurrent());
                            on.add(delegates.isCurrent());
                        });
        phone.run();

        assertThat(on).containsExactly(true, false);
    }

    @Test
    @DisplayName("A delegate that is gone hears nothing, and its call does not fail the phone")
    void delegateTakenAway() {
        phone.launch("softphone", app);
        CXProvider provider = app.provider();
        provider.setDelegate(null, null);
        app.ring(one);
        phone.run();
        app.heard();

        phone.device().answer(one);
        phone.run();

        assertThat(app.heard()).isEmpty();
        assertThat(provider.pendingTransactions()).isEmpty();
    }

    @Test
    @DisplayName("§1.8: errors read as Foundation writes them, word for word")
    void errorTexts() {
        assertThat(
                        new CXError(CXErrorCodeRequestTransactionError.UNKNOWN_CALL_UUID)
                                .localizedDescription())
                .isEqualTo(
                        "The operation couldn’t be completed."
                                + " (com.apple.CallKit.error.requesttransaction error 4.)");
        assertThat(
                        new CXError(CXErrorCodeIncomingCallError.FILTERED_BY_DO_NOT_DISTURB)
                                .localizedDescription())
                .isEqualTo(
                        "The operation couldn’t be completed."
                                + " (com.apple.CallKit.error.incomingcall error 3.)");
    }
}
