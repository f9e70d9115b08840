package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A call, placed or accepted. Every method may be called from any thread and returns at once; what
 * comes of it is told to the {@link CallDelegate}.
 */
public final class Call {
    private final @Nullable UUID uuid;
    private final @Nullable String from;
    private final @Nullable String to;
    private final CallRunner runner;
    private final Journal journal;
    private final Surroundings around;
    private final MessageTeller messages;
    private volatile boolean muted;
    private volatile boolean onHold;
    private volatile @Nullable UUID conference;

    Call(
            Surroundings around,
            CallRunner.Origin origin,
            CallOptions options,
            CallDelegate delegate) {
        this.uuid = options.uuid();
        this.from = origin.from();
        this.to = origin.to();
        this.journal = around.journal();
        this.around = around;
        Executor queue = options.delegateQueue();
        this.messages =
                new MessageTeller(
                        around,
                        queue == null ? around.mainQueue() : queue,
                        options.callMessageDelegate(),
                        new MessageTeller.Subject.OfCall(this));
        this.runner = new CallRunner(around, origin, options, delegate, this);
    }

    CallRunner runner() {
        return runner;
    }

    MessageTeller messages() {
        return messages;
    }

    /** CallKit's id of the call; null when the options had none. */
    public @Nullable UUID uuid() {
        return uuid;
    }

    /** {@code client:alice}; null for an outgoing call. */
    public @Nullable String from() {
        return from;
    }

    /** {@code client:bob}; null where it is not known. */
    public @Nullable String to() {
        return to;
    }

    /** The server's name of the call; empty until it rings. */
    public String sid() {
        String sid = runner.machine().sid();
        return sid == null ? "" : sid;
    }

    /** Where the call stands now; the delegate may not have heard of it yet. */
    public CallState state() {
        return runner.machine().state();
    }

    /** Whether silence is sent instead of the microphone. */
    public boolean isMuted() {
        return muted;
    }

    /**
     * Sends silence instead of the microphone, or the microphone again. In a conference the others
     * are still heard. Before the call stands the wish is kept.
     */
    public void setMuted(boolean value) {
        muted = value;
        journal.called(value ? "mute" : "unmute", runner.id(), null, runner::applySwitches);
    }

    /** Whether the call is held. */
    public boolean isOnHold() {
        return onHold;
    }

    /**
     * Sends silence and plays nothing; the other side is not told. Before the call stands the wish
     * is kept: not a frame flows of a call that comes to stand while it is held.
     */
    public void setOnHold(boolean value) {
        onHold = value;
        journal.called(value ? "hold" : "unhold", runner.id(), null, runner::applySwitches);
    }

    /** Which conference the call is in; null for none. */
    public @Nullable UUID conference() {
        return conference;
    }

    /**
     * Calls of this client with the same conference hear each other, for as long as they are not
     * held; null leaves. Mixed here, so the far ends know nothing of it. An addition of Sidetone:
     * the mobile SDK leaves conferences to its server.
     */
    public void setConference(@Nullable UUID value) {
        conference = value;
        journal.called("setConference", runner.id(), value, runner::applySwitches);
    }

    /** Ends the call in whatever state it is. Idempotent. */
    public void disconnect() {
        journal.called("disconnect", runner.id(), null, () -> runner.on(new CallEvent.HungUp()));
    }

    /**
     * Sends digits while connected.
     *
     * @param digits of {@code 0-9*#w}; {@code w} is a pause of 500 ms
     */
    public void sendDigits(String digits) {
        boolean legal = digits.matches("[0-9*#w]+");
        journal.called(
                "sendDigits",
                runner.id(),
                legal ? digits.length() : "not of 0-9*#w",
                () -> {
                    if (legal) {
                        runner.on(new CallEvent.DigitsPressed(digits));
                    }
                });
    }

    /**
     * Sends a message of the app; what becomes of it is told to {@link
     * CallOptions#callMessageDelegate()}.
     *
     * @return the message's name, {@code KX…}
     */
    public String sendMessage(CallMessage message) {
        String eventSid = around.random().sid("KX");
        journal.called("sendMessage", runner.id(), eventSid, () -> send(eventSid, message));
        return eventSid;
    }

    private void send(String eventSid, CallMessage message) {
        CallMachine now = runner.machine();
        String named = now.state() == CallState.DISCONNECTED ? null : now.sid();
        around.board().messages().send(around, named, eventSid, message, messages);
    }

    /** Asks for statistics; answers on the voice queue, only while connected. */
    public void getStats(Consumer<List<StatsReport>> answer) {
        journal.called("getStats", runner.id(), null, () -> runner.stats(answer));
    }

    /** The quality warnings that are active now. */
    public Set<CallQualityWarning> callQualityWarnings() {
        return runner.observed().warnings();
    }

    /** Tells the server how a person liked the call, now or after its end. */
    public void postFeedback(FeedbackScore score, FeedbackIssue issue) {
        journal.called(
                "postFeedback",
                runner.id(),
                score,
                () -> runner.observed().insights().feedback(score, issue));
    }

    /** Loudness of the other side, 0 to 1, smoothed. */
    public double level() {
        return runner.level();
    }

    @Override
    public String toString() {
        return "Call[" + runner.id() + ", " + state() + "]";
    }
}
