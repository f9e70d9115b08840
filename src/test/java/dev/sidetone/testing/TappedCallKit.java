package dev.sidetone.testing;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An app's CallKit with a tap between phone and provider: loses and invents what the phone would
 * tell, and refuses what the app reports.
 */
public final class TappedCallKit implements CallKitService {
    private final CallKitService real;
    private @Nullable Endpoint provider;
    private @Nullable CXError refusal;
    private boolean losingActivations;
    private int configured;
    private int reported;
    private int endsReported;
    private final List<UUID> fulfilled = new ArrayList<>();
    private final List<UUID> failed = new ArrayList<>();

    public TappedCallKit(CallKitService real) {
        this.real = real;
    }

    /** The provider's end, to say what the phone does not. */
    public Endpoint provider() {
        if (provider == null) {
            throw new IllegalStateException("no provider");
        }
        return provider;
    }

    /** R78: from now on, or no longer, activations get lost. */
    public void losingActivations(boolean on) {
        losingActivations = on;
    }

    /** Incoming calls are refused with this; null for no longer. */
    public void refusing(@Nullable CXError error) {
        refusal = error;
    }

    /** Actions that the app fulfilled. */
    public List<UUID> fulfilled() {
        return fulfilled;
    }

    /** Actions that the app failed. */
    public List<UUID> failed() {
        return failed;
    }

    /** How often the app reported the end of a call. */
    public int endsReported() {
        return endsReported;
    }

    /** An action that expires before the app gets to it. */
    public void timeOut(CXCallAction action) {
        provider().deliver(action.uuid(), List.of(new Handover(action, real.now())));
        provider().expire(action.uuid());
        provider().timedOut(action.uuid());
    }

    /** How often the app assigned a configuration. */
    public int configured() {
        return configured;
    }

    /** How often the app reported an incoming call. */
    public int reported() {
        return reported;
    }

    @Override
    public Link register(Endpoint endpoint, CXProviderConfiguration configuration) {
        provider = endpoint;
        return new Tap(real.register(new Ear(endpoint), configuration));
    }

    private final class Ear implements Endpoint {
        private final Endpoint to;

        Ear(Endpoint to) {
            this.to = to;
        }

        @Override
        public void began() {
            to.began();
        }

        @Override
        public void reset() {
            to.reset();
        }

        @Override
        public void deliver(UUID transaction, List<Handover> actions) {
            to.deliver(transaction, actions);
        }

        @Override
        public void proceed(UUID action, Instant timeoutDate) {
            to.proceed(action, timeoutDate);
        }

        @Override
        public boolean expire(UUID action) {
            return to.expire(action);
        }

        @Override
        public void abandoned(UUID action) {
            to.abandoned(action);
        }

        @Override
        public void timedOut(UUID action) {
            to.timedOut(action);
        }

        @Override
        public void activated(AVAudioSession session) {
            if (!losingActivations) {
                to.activated(session);
            }
        }

        @Override
        public void deactivated(AVAudioSession session) {
            to.deactivated(session);
        }
    }

    private final class Tap implements Link {
        private final Link to;

        Tap(Link to) {
            this.to = to;
        }

        @Override
        public void configure(CXProviderConfiguration configuration) {
            configured++;
            to.configure(configuration);
        }

        @Override
        public void reportNewIncomingCall(
                UUID call, CXCallUpdate update, Consumer<@Nullable CXError> reply) {
            reported++;
            if (refusal == null) {
                to.reportNewIncomingCall(call, update, reply);
            } else {
                reply.accept(refusal);
            }
        }

        @Override
        public void reportUpdated(UUID call, CXCallUpdate update) {
            to.reportUpdated(call, update);
        }

        @Override
        public void reportEnded(UUID call, Instant at, CXCallEndedReason reason) {
            endsReported++;
            to.reportEnded(call, at, reason);
        }

        @Override
        public void reportStartedConnecting(UUID call, Instant at) {
            to.reportStartedConnecting(call, at);
        }

        @Override
        public void reportConnected(UUID call, Instant at) {
            to.reportConnected(call, at);
        }

        @Override
        public void ended(UUID action, boolean done, @Nullable Instant date) {
            (done ? fulfilled : failed).add(action);
            to.ended(action, done, date);
        }

        @Override
        public void invalidate() {
            to.invalidate();
        }
    }

    @Override
    public SerialQueue mainQueue() {
        return real.mainQueue();
    }

    @Override
    public SerialQueue privateQueue() {
        return real.privateQueue();
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public Trace trace() {
        return real.trace();
    }

    @Override
    public void request(
            UUID transaction, List<CXAction> actions, Consumer<@Nullable CXError> reply) {
        real.request(transaction, actions, reply);
    }

    @Override
    public List<CXCall> calls() {
        return real.calls();
    }

    @Override
    public void observe(Predicate<CXCall> observer) {
        real.observe(observer);
    }
}
