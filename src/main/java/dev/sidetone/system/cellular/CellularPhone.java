package dev.sidetone.system.cellular;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.system.daemon.CallDaemon;
import dev.sidetone.system.state.ProviderRecord;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The phone's own calls. For the call daemon it is one more provider, one that does at once what it
 * is asked; so its calls can be the active, the held or the ringing side of every sheet. Callable
 * from any thread.
 */
public final class CellularPhone {
    /** The name of the phone's own app: on sheets and in recents. */
    public static final String NAME = ProviderRecord.CELLULAR;

    private final CallDaemon daemon;
    private final Supplier<Instant> now;
    private final CallKitService.Link link;

    public CellularPhone(CallDaemon daemon, Supplier<Instant> now, AVAudioSession session) {
        this.daemon = daemon;
        this.now = now;
        this.link = daemon.register(NAME, true, new Network(), configuration(), session);
    }

    private static CXProviderConfiguration configuration() {
        CXProviderConfiguration configuration = new CXProviderConfiguration();
        configuration.setSupportedHandleTypes(Set.of(CXHandleType.PHONE_NUMBER));
        return configuration;
    }

    /** Somebody calls. */
    public void ring(UUID call, String from) {
        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(new CXHandle(CXHandleType.PHONE_NUMBER, from));
        link.reportNewIncomingCall(call, update, error -> {});
    }

    /** The person calls somebody, who answers at once. */
    public void call(UUID call, String to) {
        var start = new CXStartCallAction(call, new CXHandle(CXHandleType.PHONE_NUMBER, to));
        daemon.request(NAME, true, UUID.randomUUID(), List.of(start), error -> {});
    }

    /** The far end hangs up, or gives up while it rings. */
    public void remoteEnds(UUID call) {
        link.reportEnded(call, now.get(), CXCallEndedReason.REMOTE_ENDED);
    }

    /** Whether the name is the cellular phone's. */
    public static boolean owns(String app) {
        return NAME.equals(app);
    }

    /** The network does what it is asked, at once. */
    private final class Network implements CallKitService.Endpoint {
        @Override
        public void began() {}

        @Override
        public void reset() {}

        @Override
        public void deliver(UUID transaction, List<CallKitService.Handover> actions) {
            for (CallKitService.Handover each : actions) {
                if (each.timeoutDate() != null) {
                    link.ended(each.action().uuid(), true, null);
                }
                if (each.action() instanceof CXStartCallAction start) {
                    link.reportStartedConnecting(start.callUUID(), now.get());
                    link.reportConnected(start.callUUID(), now.get());
                }
            }
        }

        @Override
        public void proceed(UUID action, Instant timeoutDate) {
            link.ended(action, true, null);
        }

        @Override
        public boolean expire(UUID action) {
            return true;
        }

        @Override
        public void abandoned(UUID action) {}

        @Override
        public void timedOut(UUID action) {}

        @Override
        public void activated(AVAudioSession session) {}

        @Override
        public void deactivated(AVAudioSession session) {}
    }
}
