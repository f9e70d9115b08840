package dev.sidetone.server.program;

import dev.sidetone.server.call.Attachment;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.program.Switchboard.Order;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.RunEvent;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Runs programs on calls: as the one who is called, and as the one who calls on behalf of a
 * developer's server. Lives on the server's queue.
 */
public final class Conductor {
    private static final int GONE = 31480;

    private final Stage stage;
    private final Rooms rooms;
    private final SocketId socket;
    private final Map<String, Launch> expected = new HashMap<>();
    private final Map<String, Performance> performances = new HashMap<>();
    private final Map<String, Consumer<Message>> dials = new HashMap<>();
    private final Map<String, OwnCall> originated = new HashMap<>();

    /** Where programs run. */
    public Conductor(Stage stage) {
        this.stage = stage;
        this.rooms = new Rooms(stage);
        this.socket =
                stage.switchboard().attach(message -> stage.queue().execute(() -> heard(message)));
    }

    /** How programs are rung. */
    public Attachment attachment() {
        return Attachment.server(socket);
    }

    /** The program of a leg that is about to be rung. */
    public void expect(String leg, Launch launch) {
        expected.put(leg, launch);
    }

    /**
     * Calls somebody, and runs a program once there is an answer.
     *
     * @param dial the name of our side of the call
     * @param digits pressed once there is an answer; empty for none
     * @param recording of the whole call; null for none
     * @param over hears why nobody answered, or that the call is over; null when we end it
     */
    public void originate(
            String dial,
            Order order,
            Launch launch,
            String digits,
            @Nullable Recording recording,
            Consumer<@Nullable WireError> over) {
        Performance performance = new Performance(stage, this, dial, launch);
        performances.put(dial, performance);
        OwnCall call =
                new OwnCall(
                        stage,
                        this,
                        dial,
                        new OwnCall.Listener() {
                            @Override
                            public void answered(String child) {
                                press(dial, digits);
                                performance.startUp(recording);
                            }

                            @Override
                            public void ended(@Nullable WireError why) {
                                forget(dial);
                                originated.remove(dial);
                                over.accept(why);
                                performance.on(new RunEvent.LegGone());
                            }

                            @Override
                            public void digits(String digits) {
                                performance.on(new RunEvent.Digits(digits));
                            }

                            @Override
                            public void played() {
                                performance.on(new RunEvent.PromptsHeard());
                            }
                        },
                        performance.ears());
        originated.put(dial, call);
        watch(dial, call::heard);
        call.place(order);
    }

    /** Ends a call that {@link #originate} made; nobody hears why. */
    public void end(String dial) {
        OwnCall call = originated.remove(dial);
        if (call != null) {
            call.end();
            tell(dial, new RunEvent.LegGone());
        }
    }

    /** Another script takes over a call that runs one of ours; false when none does. */
    public boolean replace(String callSid, Script script) {
        for (Performance performance : performances.values()) {
            if (performance.launch().callSid().equals(callSid)) {
                performance.on(new RunEvent.Replaced(script));
                return true;
            }
        }
        return false;
    }

    private void press(String dial, String digits) {
        OwnCall call = originated.get(dial);
        if (call != null) {
            call.press(digits);
        }
    }

    private void heard(Message message) {
        switch (message) {
            case Message.Invite(String leg, String sdp, _, _, _) -> invited(leg, sdp);
            case Message.Cancel(String leg) -> tell(leg, new RunEvent.LegGone());
            case Message.Hangup(String leg, _, _) when dials.containsKey(leg) ->
                    Objects.requireNonNull(dials.get(leg)).accept(message);
            case Message.Hangup(String leg, _, _) when leg != null ->
                    tell(leg, new RunEvent.LegGone());
            case Message.Failed(WireError why, String leg, _) when leg != null ->
                    tell(leg, new RunEvent.DialFailed(why));
            default -> inCall(message);
        }
    }

    private void inCall(Message message) {
        String leg =
                switch (message) {
                    case Message.Answer answer -> answer.callSid();
                    case Message.Ringing ringing -> ringing.callSid();
                    case Message.Dtmf dtmf -> dtmf.callSid();
                    case Message.Reinvite reinvite -> reinvite.callSid();
                    default -> null;
                };
        Consumer<Message> dial = dials.get(leg);
        Performance performance = performances.get(leg);
        if (dial != null) {
            dial.accept(message);
        } else if (performance != null && message instanceof Message.Dtmf(_, String digits)) {
            performance.on(new RunEvent.Digits(digits));
        } else if (performance != null && message instanceof Message.Reinvite reinvite) {
            stage.media().reoffered(reinvite.callSid(), reinvite.sdp());
        }
    }

    private void invited(String leg, @Nullable String sdp) {
        Launch launch = expected.remove(leg);
        if (launch == null || sdp == null) {
            stage.switchboard().refuse(leg, new WireError(GONE, "the program has gone"));
            return;
        }
        Performance performance = new Performance(stage, this, leg, launch);
        performances.put(leg, performance);
        performance.start(sdp);
    }

    private void tell(String leg, RunEvent event) {
        expected.remove(leg);
        Performance performance = performances.get(leg);
        if (performance != null) {
            performance.on(event);
        }
    }

    /** Messages about a call of ours go there. */
    void watch(String dial, Consumer<Message> listener) {
        dials.put(dial, listener);
    }

    /** A leg or a call of ours is over. */
    void forget(String sid) {
        dials.remove(sid);
    }

    Rooms rooms() {
        return rooms;
    }

    /** A program has ended. */
    void ended(String leg) {
        performances.remove(leg);
        originated.remove(leg);
        dials.remove(leg);
    }
}
