package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.anchor.UdpSide;
import dev.sidetone.server.anchor.sdp.Descriptions;
import dev.sidetone.server.anchor.stun.StunBytes;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.testing.Fuzz;
import dev.sidetone.testing.Mutator;
import dev.sidetone.token.TokenInspector;
import dev.sidetone.token.TokenReport;

import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Broken frames, tokens, requests and datagrams against a server that listens: whatever comes, the
 * call that two others have is not harmed, nothing is thrown that nobody catches, and the memory
 * does not grow.
 */
class HostileTrafficTest {
    private static final int SHORT = 5_000;
    private static final int LONG = 100_000;
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final MessageCodec codec = new MessageCodec();
    @TempDir private Path folder = Path.of("");
    private LiveTown town;

    @BeforeEach
    void talk() throws IOException {
        town = new LiveTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void frames() throws Exception {
        frames(SHORT);
    }

    @Test
    @Tag("soak")
    void manyFrames() throws Exception {
        frames(LONG);
    }

    private void frames(int times) throws Exception {
        try (Mallory mallory = new Mallory(town)) {
            Fuzz.seeded(11).texts(times, honestFrames(), mallory::say);
            assertThat(mallory.closeCodes()).doesNotContain(1011);
            assertThat(mallory.sockets()).as("sockets that it took").isLessThan(times / 10);
        }
        town.isUnharmed();
    }

    /** Frames of a real conversation, some of them about the call of the others. */
    private List<String> honestFrames() {
        String sdp = Descriptions.OFFER;
        return List.of(
                codec.encode(
                        new Listen(town.token("mallory"), null, 5, new Endpoint("sidetone", "1"))),
                codec.encode(new Listen("a.b.c", "d.e.f", 5, new Endpoint("sidetone", "1"))),
                codec.encode(new Register(true)),
                codec.encode(Invite.outgoing("TJS9", sdp, "To=nobody&x=%E7%8E%8B")),
                codec.encode(Invite.outgoing("TJS8", sdp, "To=noanswer")),
                codec.encode(Invite.outgoing("TJS7", sdp, "To=mallory")),
                codec.encode(new Answer(town.atBob, Descriptions.ANSWER, null)),
                codec.encode(new Reinvite(town.atAlice, sdp)),
                codec.encode(Invite.reconnecting(town.atAlice, sdp, "a.b.c")),
                codec.encode(Hangup.of(town.atAlice)),
                codec.encode(new Message.Reject(town.atBob, "busy")),
                codec.encode(new Dtmf(town.atAlice, "1")),
                codec.encode(new Message.UserMessage(town.atAlice, "{}", "t", "t", "KX1")),
                Protocol.HEARTBEAT);
    }

    @Test
    void tokens() throws Exception {
        tokens(SHORT);
    }

    @Test
    @Tag("soak")
    void manyTokens() throws Exception {
        tokens(LONG);
    }

    private void tokens(int times) throws Exception {
        // after some wrong ones the server looks at no more of them: so each is looked at here too
        TokenInspector inspector = TokenInspector.of(town.server.key().token());
        List<String> good = List.of(town.token("mallory"), town.token("alice"), "a.b.c");
        try (Mallory mallory = new Mallory(town)) {
            Fuzz.seeded(12)
                    .texts(
                            times,
                            good,
                            token -> {
                                TokenReport report =
                                        TokenReport.of(token, Instant.now(), inspector);
                                assertThat(report.good() || !report.items().isEmpty()).isTrue();
                                var endpoint = new Endpoint("sidetone", "1");
                                mallory.say(codec.encode(new Listen(token, null, 0, endpoint)));
                            });
            assertThat(mallory.closeCodes()).doesNotContain(1011);
        }
        town.isUnharmed();
    }

    @Test
    void requests() throws Exception {
        requests(SHORT);
    }

    @Test
    @Tag("soak")
    void manyRequests() throws Exception {
        requests(LONG);
    }

    private void requests(int times) throws Exception {
        var http = new OkHttpClient();
        var home = town.server.key().household();
        String calls = "/2010-04-01/Accounts/" + home.key().accountSid() + "/Calls";
        List<String> asks =
                List.of(
                        "POST " + calls + ".json To=client:nobody&From=client:a&Twiml=<Response/>",
                        "POST "
                                + calls
                                + ".json To=%2B15005550006&From=client:a&Url=http://[::1]:9/",
                        "POST " + calls + "/CA" + "1".repeat(32) + ".json Status=completed",
                        "GET " + calls + ".json?Status=completed&PageSize=2&StartTime>=2020-01-01 ",
                        "POST /accessToken identity=mallory",
                        "POST /makeCall To=nobody&From=client:a",
                        "POST /placeCall to=nobody",
                        "POST /v1/bindings {\"deviceToken\":\"" + "ab".repeat(32) + "\"}",
                        "PUT /v1/numbers {\"numbers\":[\"+15551234567\"]}",
                        "POST /ins?p=/v4/EndpointEvents"
                                + " {\"name\":\"x\",\"payload\":{\"a\":[1,2]}}");
        String basic = Credentials.basic(home.key().accountSid(), home.authToken());
        String bearer = "Bearer " + town.token("mallory");
        Fuzz.seeded(13)
                .texts(
                        times,
                        asks,
                        ask -> {
                            Request request = request(ask, ask.contains("/v1/") ? bearer : basic);
                            if (request != null) {
                                try (Response response = http.newCall(request).execute()) {
                                    assertThat(response.code()).isNotEqualTo(500);
                                }
                            }
                        });
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        town.isUnharmed();
    }

    /** What a client library lets through of a broken request; null for nothing. */
    private @Nullable Request request(String ask, String authorization) {
        String[] parts = ask.split(" ", 3);
        HttpUrl url = parts.length < 3 ? null : HttpUrl.parse(town.url("") + parts[1]);
        if (url == null || url.port() != town.server.httpPort()) {
            return null;
        }
        return new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .header("X-Twilio-Token", town.token("mallory"))
                .method(
                        parts[0].startsWith("P") ? "POST" : "GET",
                        parts[0].startsWith("P") ? RequestBody.create(parts[2], FORM) : null)
                .build();
    }

    @Test
    void bytesOnAPort() throws Exception {
        bytesOnAPort(SHORT / 10);
    }

    @Test
    @Tag("soak")
    void manyBytesOnAPort() throws Exception {
        bytesOnAPort(LONG / 10);
    }

    private void bytesOnAPort(int times) throws Exception {
        String upgrade =
                "GET /signal HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection:"
                        + " Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key:"
                        + " AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        List<byte[]> good =
                Mutator.utf8(
                        upgrade + "\u0001\u0085\u0000\u0000\u0000\u0000hello",
                        "POST /accessToken HTTP/1.1\r\nHost: localhost\r\nContent-Length:"
                                + " 14\r\n\r\nidentity=carol",
                        "GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Fuzz.seeded(14).bytes(times, good, this::dropOnAPort);
        town.isUnharmed();
    }

    private void dropOnAPort(byte[] bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), town.server.httpPort())) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        }
    }

    @Test
    void datagrams() throws Exception {
        datagrams(SHORT);
    }

    @Test
    @Tag("soak")
    void manyDatagrams() throws Exception {
        datagrams(LONG);
    }

    /** From somewhere else, and from the very address of a side. */
    private void datagrams(int times) throws Exception {
        List<byte[]> good =
                List.of(
                        StunBytes.check("x:aNs2", "passwordOfTheLegOf24chars", true, 1),
                        StunBytes.check("x:y", "passwordOfTheLegOf24chars", false, 2),
                        new byte[] {22, (byte) 0xfe, (byte) 0xfd, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0},
                        new byte[] {(byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7, 7, 7});
        int[] sent = {0};
        try (var stranger = new UdpSide("evil", told(town.callee))) {
            Fuzz.seeded(15)
                    .bytes(
                            times,
                            good,
                            packet -> {
                                UdpSide from = sent[0] % 3 == 0 ? town.callee : stranger;
                                if (packet.length < 65_000) {
                                    from.send(packet);
                                }
                                if (++sent[0] % 500 == 0) {
                                    assertThat(town.talks()).isTrue();
                                }
                            });
        }
        town.isUnharmed();
    }

    private static String told(UdpSide side) {
        return Descriptions.OFFER
                + "a=candidate:1 1 udp 1 127.0.0.1 "
                + side.anchor().getPort()
                + " typ host\r\n";
    }
}
