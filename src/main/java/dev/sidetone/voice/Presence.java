package dev.sidetone.voice;

import dev.sidetone.signaling.Message;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A client's registration by socket, and what it knows of the socket. Lives on the voice queue. */
final class Presence implements Switchboard.Registration {
    private static final Duration RENEWAL = Duration.ofSeconds(30);

    private final Surroundings around;
    private @Nullable Wish wish;
    private @Nullable Consumer<@Nullable VoiceError> completion;
    private Consumer<@Nullable VoiceError> observer = _ -> {};
    private SerialQueue.@Nullable Timer renewal;
    private boolean standing;

    /** Who wants to hear of calls, and where. */
    private record Wish(NotificationDelegate delegate, Executor app) {}

    Presence(Surroundings around) {
        this.around = around;
    }

    void register(
            String accessToken,
            NotificationDelegate delegate,
            Executor app,
            Consumer<@Nullable VoiceError> whenDone) {
        wish = new Wish(delegate, app);
        completion = whenDone;
        around.connection().listen(accessToken);
        renew();
    }

    void unregister() {
        if (wish != null) {
            wish = null;
            stopRenewal();
            around.connection().send(new Message.Register(false));
        }
    }

    /** From now on, and at once if the socket stands. */
    void observe(Consumer<@Nullable VoiceError> newObserver) {
        observer = newObserver;
        if (standing) {
            observed(null);
        }
    }

    /** Every new socket and every half minute; what is said to a closed socket is lost. */
    private void renew() {
        stopRenewal();
        if (wish != null) {
            around.connection().send(new Message.Register(true));
            renewal = around.queue().after(RENEWAL, this::renew);
        }
    }

    private void stopRenewal() {
        if (renewal != null) {
            renewal.cancel();
            renewal = null;
        }
    }

    @Override
    public void connected(Message.Connected connected) {
        standing = true;
        around.reporting().place(connected.place());
        renew();
        observed(null);
    }

    @Override
    public void lost(VoiceError error) {
        standing = false;
        complete(error);
        observed(error);
    }

    @Override
    public void refused(VoiceError error) {
        String token = around.connection().token();
        if (token != null && error.isAboutToken()) {
            around.connection().drop(token);
        }
        complete(error);
        observed(error);
    }

    @Override
    public void present(boolean present) {
        if (present) {
            complete(null);
        }
    }

    private void complete(@Nullable VoiceError error) {
        Consumer<@Nullable VoiceError> waiting = completion;
        completion = null;
        if (waiting != null) {
            around.journal()
                    .tell(
                            around.mainQueue(),
                            error == null ? "registered" : "not registered",
                            null,
                            error,
                            () -> waiting.accept(error));
        }
    }

    private void observed(@Nullable VoiceError error) {
        Consumer<@Nullable VoiceError> watching = observer;
        around.mainQueue().execute(() -> watching.accept(error));
    }

    @Override
    public void invited(Message.Invite message) {
        Wish listening = wish;
        String sdp = message.sdp();
        if (listening == null || sdp == null) {
            around.journal().note("ignored", message.callSid(), "an invite that nobody expects");
            return;
        }
        var facts = CallInvite.Facts.ofParameters(message.callSid(), message.parameters());
        var invite = new CallInvite(facts, around, listening.delegate(), listening.app());
        around.board().add(invite.runner());
        invite.runner().begin();
        invite.runner().on(new InviteMachine.Event.Offered(sdp, message.reconnect()));
        around.journal()
                .tell(
                        listening.app(),
                        "callInviteReceived",
                        invite.callSid(),
                        null,
                        () -> listening.delegate().callInviteReceived(invite));
    }
}
