package dev.sidetone.testing;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXCallObserver;
import dev.sidetone.callkit.CXCallObserverDelegate;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A phone on virtual time with any number of connected calls of one app, which mutes and unmutes
 * them in turn: what the benchmark measures. The app fulfils at once and observes all calls.
 */
public final class MutingPhone {
    private final VirtualTime time = new VirtualTime();
    private final Trace trace = new Trace(time::nanos);
    private final Device device;
    private final Muter app;
    private final UUID[] calls;
    private int next;
    private boolean muted = true;

    /** A phone with so many calls. */
    public MutingPhone(int calls) {
        this.calls = new UUID[calls];
        device = new Device("muting", time, trace, ports());
        app = new Muter(calls);
        device.install("muter", app).launch();
        time.run();
        for (int i = 0; i < calls; i++) {
            this.calls[i] = new UUID(1, i);
            connect(this.calls[i]);
        }
    }

    private static DevicePorts ports() {
        return new DevicePorts(
                new FakeRinger(),
                new FakeRoutes(),
                (token, link) -> {},
                call -> {},
                new byte[] {1});
    }

    private void connect(UUID call) {
        app.request(new CXStartCallAction(call, FakeApp.handle("bob")));
        time.run();
        app.provider().reportOutgoingCallConnected(call, null);
        time.run();
    }

    /**
     * One request, from the controller to its completion and the fulfilment, of the next call: each
     * is muted in turn, then each unmuted.
     */
    public void mute() {
        app.request(new CXSetMutedCallAction(calls[next], muted));
        time.run();
        next++;
        if (next == calls.length) {
            next = 0;
            muted = !muted;
        }
    }

    /** The phone, to look at. */
    public Device device() {
        return device;
    }

    /** Its events. */
    public Trace trace() {
        return trace;
    }

    /** How many requests were accepted. */
    public long accepted() {
        return app.accepted;
    }

    /** How many mute actions the app has fulfilled. */
    public long fulfilled() {
        return app.fulfilled;
    }

    /** How many changes of calls the app's observer was told. */
    public long observed() {
        return app.observed;
    }

    private static final class Muter implements App, CXProviderDelegate, CXCallObserverDelegate {
        private final int calls;
        private @Nullable CXProvider provider;
        private @Nullable CXCallController controller;
        private long accepted;
        private long fulfilled;
        private long observed;

        Muter(int calls) {
            this.calls = calls;
        }

        @Override
        public void launched(AppServices services) {
            CXProviderConfiguration configuration = new CXProviderConfiguration();
            configuration.setMaximumCallGroups(calls);
            CXProvider made = new CXProvider(configuration, services.callKit());
            made.setDelegate(this, null);
            provider = made;
            CXCallController requests =
                    new CXCallController(services.callKit(), services.mainQueue());
            requests.callObserver().setDelegate(this, null);
            controller = requests;
        }

        CXProvider provider() {
            if (provider == null) {
                throw new IllegalStateException("not launched");
            }
            return provider;
        }

        void request(CXAction action) {
            if (controller == null) {
                throw new IllegalStateException("not launched");
            }
            controller.requestTransaction(action, this::replied);
        }

        private void replied(@Nullable CXError error) {
            if (error != null) {
                throw new IllegalStateException("refused: " + error);
            }
            accepted++;
        }

        @Override
        public void providerDidReset(CXProvider from) {}

        @Override
        public void performStartCallAction(CXProvider from, CXStartCallAction action) {
            CXCallUpdate update = new CXCallUpdate();
            update.setSupportsHolding(true);
            action.fulfill();
            from.reportCallUpdated(action.callUUID(), update);
        }

        @Override
        public void performSetHeldCallAction(CXProvider from, CXSetHeldCallAction action) {
            action.fulfill();
        }

        @Override
        public void performSetMutedCallAction(CXProvider from, CXSetMutedCallAction action) {
            action.fulfill();
            fulfilled++;
        }

        @Override
        public void callChanged(CXCallObserver observer, CXCall call) {
            observed++;
        }
    }
}
