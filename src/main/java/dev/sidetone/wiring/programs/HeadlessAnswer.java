package dev.sidetone.wiring.programs;

import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.CancelledCallInvite;
import dev.sidetone.voice.NotificationDelegate;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An endpoint that answers: {@code sidetone answer}. */
final class HeadlessAnswer extends ToldCall implements NotificationDelegate {
    private final Programs.Answer options;
    private final Attendance attendance = new Attendance();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Endpoint endpoint;

    HeadlessAnswer(Programs.Answer options, Programs.Output output) {
        super(output);
        this.options = options;
    }

    int run() throws IOException, InterruptedException {
        return attendance.run(
                options.end(),
                opened -> {
                    endpoint = opened;
                    opened.voice().registerBySocket(opened.token(), this, null, this::registered);
                    return () -> attendance.end(0);
                });
    }

    private void registered(@Nullable VoiceError error) {
        if (error == null) {
            output.event(
                    "registered",
                    Map.of("identity", options.end().identity()),
                    "registered " + options.end().identity());
        } else {
            output.error(error.code(), error.message());
            attendance.end(1);
        }
    }

    @Override
    public void callInviteReceived(CallInvite invite) {
        String from = invite.from() == null ? "unknown" : invite.from();
        output.event(
                "incoming",
                facts(invite.callSid(), "from", from, "params", invite.customParameters()),
                "incoming " + from);
        Endpoint opened = endpoint;
        if (opened == null) {
            return;
        }
        opened.timers()
                .after(
                        options.after(),
                        () -> {
                            if (!cancelled.contains(invite.callSid())) {
                                decide(invite);
                            }
                        });
    }

    private void decide(CallInvite invite) {
        if (options.reject()) {
            invite.reject();
            output.event("rejected", facts(invite.callSid()), "rejected");
            if (options.once()) {
                attendance.end(0);
            }
        } else {
            invite.accept(this);
        }
    }

    @Override
    public void cancelledCallInviteReceived(CancelledCallInvite invite, VoiceError error) {
        cancelled.add(invite.callSid());
        output.event("cancelled", facts(invite.callSid(), "code", error.code()), "cancelled");
        if (options.once()) {
            attendance.end(0);
        }
    }

    @Override
    void connected(Call call) {}

    @Override
    void over(@Nullable VoiceError error) {
        if (options.once()) {
            attendance.end(error == null ? 0 : 1);
        }
    }
}
