package dev.sidetone.voice;

import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.PushPayload;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Somebody calls. Exactly one thing becomes of an invite: {@link #accept}, {@link #reject}, or
 * {@link NotificationDelegate#cancelledCallInviteReceived}; where two of them cross, the first one
 * on this side counts.
 */
public final class CallInvite {
    private static final String STIR_STATUS = "twi_stir_status";

    private final Facts facts;
    private final UUID uuid;
    private final Surroundings around;
    private final InviteRunner runner;
    private final MessageTeller messages;
    private @Nullable Call call;
    private boolean over;

    /** What a push or an invite message says of a call. */
    record Facts(
            String callSid,
            @Nullable String from,
            String to,
            Map<String, String> customParameters,
            @Nullable String stirStatus) {
        CancelledCallInvite cancelled() {
            return new CancelledCallInvite(from, to, callSid, customParameters);
        }

        static Facts ofPush(Map<String, String> payload) {
            return new Facts(
                    payload.getOrDefault(PushPayload.CALL_SID, ""),
                    payload.get(PushPayload.FROM),
                    payload.getOrDefault(PushPayload.TO, ""),
                    FormParams.decodeValues(payload.getOrDefault(PushPayload.PARAMS, "")),
                    payload.get(STIR_STATUS));
        }

        static Facts ofParameters(String callSid, Map<String, String> parameters) {
            return new Facts(
                    callSid,
                    parameters.get("From"),
                    parameters.getOrDefault("To", ""),
                    FormParams.decodeValues(parameters.getOrDefault("Params", "")),
                    parameters.get("StirStatus"));
        }
    }

    CallInvite(
            Facts facts,
            Surroundings around,
            NotificationDelegate delegate,
            Executor delegateQueue) {
        this(facts, around, delegate, delegateQueue, null);
    }

    CallInvite(
            Facts facts,
            Surroundings around,
            NotificationDelegate delegate,
            Executor delegateQueue,
            @Nullable CallMessageDelegate messageDelegate) {
        this.facts = facts;
        this.around = around;
        this.uuid = around.random().uuid();
        this.runner = new InviteRunner(around, this, delegate, delegateQueue);
        this.messages =
                new MessageTeller(
                        around,
                        delegateQueue,
                        messageDelegate,
                        new MessageTeller.Subject.OfInvite(this));
    }

    InviteRunner runner() {
        return runner;
    }

    MessageTeller messages() {
        return messages;
    }

    /** Whether {@code payload} is a push about a call: a cheap look before reporting it. */
    public static boolean isValid(Map<String, String> payload) {
        return PushPayload.CALL.equals(payload.get(PushPayload.MESSAGE_TYPE))
                && !payload.getOrDefault(PushPayload.CALL_SID, "").isEmpty();
    }

    Facts facts() {
        return facts;
    }

    /** {@code client:alice} or a number; null when the caller is not named. */
    public @Nullable String from() {
        return facts.from();
    }

    /** {@code client:bob}. */
    public String to() {
        return facts.to();
    }

    /** The server's name of this leg of the call. */
    public String callSid() {
        return facts.callSid();
    }

    /** Made here, for CallKit. */
    public UUID uuid() {
        return uuid;
    }

    /** The caller's own parameters: values decoded, names as they came. */
    public Map<String, String> customParameters() {
        return facts.customParameters();
    }

    /** What is known of the caller's number. */
    public CallerInfo callerInfo() {
        return CallerInfo.of(facts.stirStatus());
    }

    /** Accepts with the invite's UUID and otherwise default options. */
    public Call accept(CallDelegate delegate) {
        return accept(AcceptOptions.with(this, _ -> {}), delegate);
    }

    /**
     * Accepts; may be called before the caller's media description has been fetched. A second time
     * gives the same call; of an invite that is over, a call that fails with 31008.
     */
    public Call accept(AcceptOptions options, CallDelegate delegate) {
        Call accepted;
        synchronized (this) {
            if (call != null) {
                return call;
            }
            var origin = new CallRunner.Origin(false, callSid(), null, from(), to());
            accepted = new Call(around, origin, options, delegate);
            call = accepted;
        }
        around.journal().called("accept", callSid(), null, () -> runner.accepted(accepted));
        return accepted;
    }

    /**
     * Sends a message of the app to the caller before the call is answered.
     *
     * @return the message's name, {@code KX…}; empty, and nothing is sent, when the invite has been
     *     accepted, rejected or cancelled
     */
    public String sendMessage(CallMessage message) {
        synchronized (this) {
            if (call != null || over) {
                return "";
            }
        }
        String eventSid = around.random().sid("KX");
        Messages all = around.board().messages();
        around.journal()
                .called(
                        "sendMessage",
                        callSid(),
                        eventSid,
                        () -> all.send(around, callSid(), eventSid, message, messages));
        return eventSid;
    }

    /** Declines; the caller hears that at once. */
    public void reject() {
        reject("reject", null);
    }

    /** Declines because this phone is in a call. An addition of Sidetone. */
    public void rejectBusy() {
        reject("rejectBusy", Protocol.BUSY);
    }

    private void reject(String method, @Nullable String reason) {
        if (conclude()) {
            around.journal().called(method, callSid(), null, () -> runner.rejected(reason));
        }
    }

    /** Whether this is the first end of the invite; every later one is without effect. */
    synchronized boolean conclude() {
        boolean first = call == null && !over;
        over = true;
        return first;
    }

    @Override
    public String toString() {
        return "CallInvite[" + callSid() + ", from " + from() + "]";
    }
}
