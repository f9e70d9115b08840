package dev.sidetone.server.exchange;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.call.CancelStyle;
import dev.sidetone.server.notice.Notifier;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.testing.MarkedPaths;
import dev.sidetone.testing.MemoryWires;
import dev.sidetone.testing.PushListener;
import dev.sidetone.testing.ScriptedDocuments;
import dev.sidetone.testing.ScriptedPorts;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.testing.ServerParts;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An exchange on virtual time, and people who talk to it line by line. */
final class Town {
    static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "the secret of the town");

    /** As a phone sends it, with where it can be reached. */
    static final String OFFER =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=candidate:1 1 udp 2113937151 127.0.0.1 4000 typ host\r\n";

    static final String ANSWER =
            "v=0\r\no=- 2 2 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=candidate:1 1 udp 2113937151 127.0.0.1 4002 typ host\r\n";

    /** As the JavaScript SDK sends it. */
    static final String BARE_OFFER =
            "v=0\r\no=- 3 3 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

    final VirtualTime time = new VirtualTime();
    final ScriptedPorts ports = new ScriptedPorts();
    final MarkedPaths paths = new MarkedPaths();
    final ScriptedDocuments documents = new ScriptedDocuments();
    final SavedBindings store = new SavedBindings();
    private final Accounts accounts =
            Accounts.of(new Accounts.Household(KEY, "t".repeat(32), "AP1", "CR1"));
    private final Randomness randomness = Randomness.seeded(7);
    private final SleepyTime exchangeTime = new SleepyTime();
    private Exchange exchange = new Exchange(parts());
    private final MemoryWires wires =
            new MemoryWires(
                    time,
                    Duration.ofMillis(1),
                    url ->
                            url.getPath().equals(Protocol.PUSH_PATH)
                                    ? exchange.push(url.getQuery().replace("deviceToken=", ""))
                                    : exchange.signal());

    /** Bindings in memory. */
    static final class SavedBindings implements BindingStore {
        List<Binding> saved = new ArrayList<>();

        @Override
        public List<Binding> load() {
            return List.copyOf(saved);
        }

        @Override
        public void save(List<Binding> bindings) {
            saved = new ArrayList<>(bindings);
        }
    }

    /** The time of a process that can be stopped: then its clock runs on without its timers. */
    private final class SleepyTime implements Time {
        private long slept;

        @Override
        public long nanos() {
            return time.nanos() + slept;
        }

        @Override
        public Instant now() {
            return time.now().plusNanos(slept);
        }

        @Override
        public SerialQueue queue(String name) {
            return time.queue(name);
        }
    }

    /** The server's process is stopped for a while and goes on. */
    void sleep(Duration duration) {
        exchangeTime.slept += duration.toNanos();
    }

    Exchange exchange() {
        return exchange;
    }

    MemoryWires wires() {
        return wires;
    }

    /** The server's process is killed; another one with the same key takes over. */
    void succeed() {
        exchange = new Exchange(parts());
        wires.cut();
        settle();
    }

    private Parts parts() {
        return ServerParts.of(
                accounts, KEY, exchangeTime, randomness, ports, paths, documents, store);
    }

    Accounts accounts() {
        return accounts;
    }

    /** From now on a developer's server decides about calls: what it says first. */
    ScriptedDocuments application(String verbs) {
        Script script = new Script.Webhook(new Link("/voice", HttpMethod.POST));
        exchange = new Exchange(parts().with(script));
        return documents.put("/voice", verbs);
    }

    /** From now on clients are told of calls so, where a document says it. */
    void notifies(Notifier notifier) {
        Script script = new Script.Webhook(new Link("/voice", HttpMethod.POST));
        exchange = new Exchange(parts().with(script).with(notifier));
    }

    /** From now on phones hear by push that a call is over. */
    void cancelByPush() {
        exchange = new Exchange(parts().with(CancelStyle.PUSH));
    }

    void settle() {
        time.advance(Duration.ofMillis(20));
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    String token(String identity) {
        return token(identity, VoiceGrant.full("AP1", "CR1"), Duration.ofHours(1));
    }

    String token(String identity, VoiceGrant grant, Duration life) {
        return AccessToken.of(KEY, identity, grant, exchangeTime.now(), life).sign(KEY);
    }

    /** A socket on which nothing has been said. */
    ScriptedWire stranger() {
        return new ScriptedWire(wires, URI.create("ws://town/signal"), this::settle);
    }

    PushListener pushLink(String deviceToken) {
        return new PushListener(
                wires, URI.create("ws://town/push?deviceToken=" + deviceToken), this::settle);
    }

    /** A Sidetone endpoint that has listened. */
    ScriptedWire sidetone(String identity) {
        ScriptedWire wire = stranger();
        wire.say(listen(identity, "sidetone"));
        wire.hear(Connected.class);
        return wire;
    }

    /** An endpoint that speaks as the JavaScript SDK does and has listened. */
    ScriptedWire browser(String identity) {
        ScriptedWire wire = stranger();
        wire.say(listen(identity, "browser"));
        wire.hear(Connected.class);
        return wire;
    }

    Listen listen(String identity, String platform) {
        return new Listen(token(identity), null, 0, new Endpoint(platform, "1"));
    }

    static ScriptedWire registered(ScriptedWire wire) {
        wire.say(new Register(true));
        wire.hear(Ready.class);
        return wire;
    }

    static Message call(String temporarySid, String to) {
        return Invite.outgoing(temporarySid, OFFER, "To=" + to);
    }

    /** Binds a device and lets the binding be saved. */
    void bind(String identity, String deviceToken) {
        var outcome = exchange.bind(token(identity), deviceToken).toCompletableFuture();
        settle();
        if (outcome.join().status() != 201) {
            throw new AssertionError(outcome.join());
        }
    }

    static String device(int number) {
        return String.format("%064x", number);
    }
}
