package dev.sidetone.voice;

import dev.sidetone.audio.NullDevice;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.testing.FakeMedia;
import dev.sidetone.testing.ScriptedServer;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A voice client in virtual time, with a scripted server, media that does as told, and an app. */
final class Scene {
    final VirtualTime time = new VirtualTime();
    final ScriptedServer server = new ScriptedServer(time);
    final FakeMedia media = new FakeMedia(time);
    final Trace trace = new Trace(time::nanos);
    final FakeBindings bindings = new FakeBindings();
    final VoiceClient client;

    /** What the app heard, in order: {@code ringing}, {@code failed 31486}. */
    final List<String> heard = new ArrayList<>();

    final List<CallInvite> invites = new ArrayList<>();

    Scene() {
        this("127.0.0.1");
    }

    /** A scene whose server is on another machine. */
    static Scene farFrom(String host) {
        return new Scene(host);
    }

    private Scene(String host) {
        client =
                new VoiceClient(
                        new VoiceSetup(
                                "test",
                                () -> URI.create("http://" + host + ":3000"),
                                media,
                                new NullDevice(),
                                time.queue("audio"),
                                server,
                                bindings,
                                time,
                                Randomness.seeded(1),
                                trace,
                                time.queue("main")));
    }

    void run() {
        time.run();
    }

    void pass(long seconds) {
        // in small steps with heartbeats: a test that wants silence advances the time itself
        for (long i = 0; i < seconds; i++) {
            if (server.dialled() > 0) {
                server.say(new Message.Heartbeat());
            }
            time.advance(Duration.ofSeconds(1));
        }
    }

    void say(Message message) {
        server.say(message);
        run();
    }

    void connected() {
        say(
                new Message.Connected(
                        new Message.Identified("alice", 3600, null),
                        new Message.Place(null, null, null, null)));
    }

    Call call() {
        return call(_ -> {});
    }

    Call call(Consumer<ConnectOptions.Builder> block) {
        Consumer<ConnectOptions.Builder> all = options -> options.params(Map.of("To", "bob"));
        Call call = client.connect(ConnectOptions.with("token", all.andThen(block)), app());
        run();
        connected();
        return call;
    }

    /** A call that stands, as {@code CA1}. */
    Call standing() {
        return standing(_ -> {});
    }

    Call standing(Consumer<ConnectOptions.Builder> block) {
        Call call = call(block);
        say(new Message.Ringing("CA1", null));
        say(new Message.Answer("CA1", "v=0 answer", "reconnect-1"));
        media.session().connect();
        run();
        return call;
    }

    CallInvite pushed(String callSid) {
        client.handleNotification(push(callSid), notifications(), null);
        return invites.getLast();
    }

    static Map<String, String> push(String callSid) {
        return Map.of(
                PushPayload.MESSAGE_TYPE,
                PushPayload.CALL,
                PushPayload.CALL_SID,
                callSid,
                PushPayload.FROM,
                "client:alice",
                PushPayload.TO,
                "client:bob",
                PushPayload.BRIDGE_TOKEN,
                "bridge-" + callSid,
                PushPayload.PARAMS,
                "name=A%20%26%20B&plus=a+b");
    }

    static Message.Invite offer(String callSid) {
        return new Message.Invite(
                callSid, "v=0 offer", null, Map.of("From", "client:alice"), "reconnect-" + callSid);
    }

    CallDelegate app() {
        return new App();
    }

    NotificationDelegate notifications() {
        return new NotificationDelegate() {
            @Override
            public void callInviteReceived(CallInvite invite) {
                invites.add(invite);
                heard.add("invite " + invite.callSid());
            }

            @Override
            public void cancelledCallInviteReceived(
                    CancelledCallInvite cancelled, VoiceError error) {
                heard.add("cancelled " + cancelled.callSid() + " " + error.code());
            }
        };
    }

    List<String> traced() {
        return trace.events().stream().map(Event::name).toList();
    }

    private final class App implements CallDelegate {
        @Override
        public void callDidStartRinging(Call call) {
            heard.add("ringing");
        }

        @Override
        public void callDidConnect(Call call) {
            heard.add("connected");
        }

        @Override
        public void callDidFailToConnect(Call call, VoiceError error) {
            heard.add("failed " + error.code());
        }

        @Override
        public void callDidDisconnect(Call call, @Nullable VoiceError error) {
            heard.add(error == null ? "disconnected" : "disconnected " + error.code());
        }

        @Override
        public void callIsReconnecting(Call call, VoiceError error) {
            heard.add("reconnecting " + error.code());
        }

        @Override
        public void callDidReconnect(Call call) {
            heard.add("reconnected");
        }

        @Override
        public void callDidReceiveQualityWarnings(
                Call call, Set<CallQualityWarning> current, Set<CallQualityWarning> previous) {
            heard.add("warnings " + names(current) + " after " + names(previous));
        }

        private static List<String> names(Set<CallQualityWarning> warnings) {
            return warnings.stream().map(CallQualityWarning::wireName).toList();
        }

        @Override
        public void callDidReceiveDigits(Call call, String digits) {
            heard.add("digits " + digits);
        }
    }

    /** Answers with what the test put there. */
    static final class FakeBindings implements Bindings {
        @Nullable VoiceError answer;
        final List<String> bound = new ArrayList<>();

        @Override
        public void bind(
                String accessToken, String deviceToken, Consumer<@Nullable VoiceError> done) {
            bound.add(deviceToken);
            done.accept(answer);
        }

        @Override
        public void unbind(
                String accessToken, String deviceToken, Consumer<@Nullable VoiceError> done) {
            bound.remove(deviceToken);
            done.accept(answer);
        }
    }
}
