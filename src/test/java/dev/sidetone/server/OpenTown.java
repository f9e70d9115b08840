package dev.sidetone.server;

import static org.awaitility.Awaitility.await;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.account.Accounts.Household;
import dev.sidetone.server.account.Settings;
import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.console.About;
import dev.sidetone.server.console.Console;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.exchange.Parts;
import dev.sidetone.server.insights.InsightsBook;
import dev.sidetone.server.notice.ClientNotifications;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.web.Front;
import dev.sidetone.server.webhook.OkHttpCourier;
import dev.sidetone.server.webhook.WebhookEvent;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.MarkedPaths;
import dev.sidetone.testing.ScriptedDocuments;
import dev.sidetone.testing.ScriptedPorts;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.testing.ServerParts;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.Time;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on real sockets whose media a test plays. */
public final class OpenTown implements AutoCloseable {
    /** Its account. */
    public static final TokenKey KEY =
            new TokenKey(
                    "AC" + "0".repeat(32),
                    "SK" + "1".repeat(32),
                    "the secret of the town, and long");

    /** What opens its REST interface, and signs its webhooks. */
    public static final String AUTH_TOKEN = "a".repeat(32);

    /** The application that its voice URL belongs to. */
    public static final String APPLICATION = "AP" + "2".repeat(32);

    /** As a phone sends it. */
    public static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=candidate:1 1 udp 2113937151 127.0.0.1 4000 typ host\r\n";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Its media. */
    public final ScriptedPorts ports = new ScriptedPorts();

    /** How its client notifications went. */
    public final List<WebhookEvent> webhooks = new CopyOnWriteArrayList<>();

    private final OkHttpCourier courier;
    private final Exchange exchange;
    private final Console console;
    private final Reports reports;
    private final Front front;
    private final OkHttpClient http = new OkHttpClient();
    private final OkHttpDialer dialer = OkHttpDialer.platform();

    /** A town whose certificate is in this folder. */
    public OpenTown(Path folder, @Nullable Link status, @Nullable Script voice) throws IOException {
        Time time = new RealTime();
        Randomness randomness = Randomness.secure();
        Household home = new Household(KEY, AUTH_TOKEN, APPLICATION, "CR" + "3".repeat(32));
        Accounts accounts = new Accounts(home, Settings.none(), voice != null);
        Parts parts =
                ServerParts.of(
                        accounts,
                        KEY,
                        time,
                        randomness,
                        ports,
                        new MarkedPaths(),
                        new ScriptedDocuments(),
                        nobody());
        courier = new OkHttpCourier(http);
        Parts notifying =
                parts.with(new ClientNotifications(courier, AUTH_TOKEN, time, webhooks::add));
        exchange = new Exchange(voice == null ? notifying : notifying.with(voice));
        console = new Console(time);
        exchange.watch(console);
        reports =
                new Reports(
                        accounts,
                        http,
                        new WebhookLog(exchange.trace(), console),
                        time,
                        randomness);
        var offer =
                new Routes.Offer(
                        exchange,
                        accounts,
                        reports.news(exchange.history(), status),
                        parts.recordings(),
                        new InsightsBook(time, exchange::identityOf),
                        voice,
                        null,
                        console);
        front =
                Front.open(
                        new Front.Address("127.0.0.1", 0, 0, false),
                        folder,
                        exchange,
                        Routes.of(offer, time),
                        Routes.doors(offer),
                        time);
        console.at(
                new About(
                        "test",
                        1,
                        0,
                        front.httpPort(),
                        front.httpsPort(),
                        KEY.accountSid(),
                        "nowhere",
                        "nowhere",
                        null,
                        false));
    }

    private static BindingStore nobody() {
        return new BindingStore() {
            @Override
            public List<Binding> load() {
                return List.of();
            }

            @Override
            public void save(List<Binding> bindings) {
                // nobody is bound here
            }
        };
    }

    /** An address of it. */
    public String url(String path) {
        return "http://127.0.0.1:" + front.httpPort() + path;
    }

    /** A socket on which nothing has been said. */
    public ScriptedWire socket() {
        URI url = URI.create("ws://127.0.0.1:" + front.httpPort() + "/signal");
        return new ScriptedWire(dialer, url, PATIENCE);
    }

    /** A phone that has registered with this token. */
    public ScriptedWire phone(String token) {
        ScriptedWire wire = socket();
        wire.say(new Listen(token, null, 0, new Endpoint("sidetone", "1")));
        wire.hear(Connected.class);
        wire.say(new Register(true));
        wire.hear(Ready.class);
        return wire;
    }

    /** A token of its own. */
    public static String token(String identity) {
        VoiceGrant grant = VoiceGrant.full(APPLICATION, "CR" + "3".repeat(32));
        var now = new RealTime().now();
        return AccessToken.of(KEY, identity, grant, now, Duration.ofHours(1)).sign(KEY);
    }

    /** The server's port, when it is asked for. */
    public ScriptedPorts.Port port() {
        await().atMost(PATIENCE).until(() -> !ports.ports().isEmpty());
        return ports.last();
    }

    @Override
    public void close() {
        reports.close();
        console.close();
        exchange.close();
        front.close();
        courier.close();
    }
}
