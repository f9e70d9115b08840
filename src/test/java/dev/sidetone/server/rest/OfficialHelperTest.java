package dev.sidetone.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.security.RequestValidator;
import com.twilio.type.Client;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;

import dev.sidetone.server.OpenTown;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.testing.ScriptedPorts.Port;
import dev.sidetone.testing.ScriptedWire;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Twilio's own Java helper library against our REST interface, tokens and signatures. */
class OfficialHelperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ACCOUNT = OpenTown.KEY.accountSid();

    private final OkHttpClient http = new OkHttpClient();
    private final MockWebServer developer = new MockWebServer();
    @TempDir private Path folder = Path.of("");
    private OpenTown town;
    private TwilioRestClient client;

    @BeforeEach
    void open() throws IOException {
        developer.start();
        town = new OpenTown(folder, null, null);
        client = client(ACCOUNT, OpenTown.AUTH_TOKEN);
    }

    @AfterEach
    void close() {
        town.close();
        developer.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private TwilioRestClient client(String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(ACCOUNT)
                .httpClient(new Redirected(http, town::url))
                .build();
    }

    private Call create(String twiml) {
        return Call.creator(new Client("bob"), new Client("alice"), new Twiml(twiml))
                .create(client);
    }

    private Call fetched(String sid) {
        return Call.fetcher(sid).fetch(client);
    }

    private Port answered(ScriptedWire bob, String sid) {
        Port port = town.port();
        port.listener.described(OpenTown.SDP);
        assertThat(bob.hear(Invite.class).callSid()).isEqualTo(sid);
        bob.say(new Answer(sid, OpenTown.SDP, null));
        await().atMost(PATIENCE).until(() -> port.answer != null);
        port.listener.connected();
        return port;
    }

    @Test
    void aTokenOfTheHelperIsTakenAndItsCallRingsAPhone() {
        var grant =
                new VoiceGrant()
                        .setIncomingAllow(true)
                        .setOutgoingApplicationSid(OpenTown.APPLICATION);
        String token =
                new AccessToken.Builder(
                                ACCOUNT,
                                OpenTown.KEY.keySid(),
                                OpenTown.KEY.secret().getBytes(StandardCharsets.UTF_8))
                        .identity("bob")
                        .grant(grant)
                        .build()
                        .toJwt();
        ScriptedWire bob = town.phone(token);

        Call call =
                Call.creator(
                                new Client("bob?name=Al&id=7"),
                                new Client("alice"),
                                new Twiml("<Response><Pause length='60'/></Response>"))
                        .setTimeout(20)
                        .create(client);
        assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(call.getTo()).isEqualTo("client:bob");
        assertThat(call.getFrom()).isEqualTo("client:alice");
        assertThat(call.getDirection()).isEqualTo("outbound-api");
        assertThat(call.getAccountSid()).isEqualTo(ACCOUNT);

        Port port = town.port();
        port.listener.described(OpenTown.SDP);
        Invite invite = bob.hear(Invite.class);
        assertThat(invite.callSid()).isEqualTo(call.getSid());
        assertThat(FormParams.decode(String.valueOf(invite.parameters().get("Params"))))
                .isEqualTo(Map.of("name", "Al", "id", "7"));
    }

    @Test
    void aCallIsFetchedRedirectedAndEnded() {
        ScriptedWire bob = town.phone(OpenTown.token("bob"));
        String sid = create("<Response><Pause length='60'/></Response>").getSid();
        Port port = answered(bob, sid);
        await().atMost(PATIENCE).until(() -> fetched(sid).getStatus() == Call.Status.IN_PROGRESS);

        Call.updater(sid).setTwiml(new Twiml("<Response><Echo/></Response>")).update(client);
        await().atMost(PATIENCE).until(() -> port.echo);

        Call ended = Call.updater(sid).setStatus(Call.UpdateStatus.COMPLETED).update(client);
        assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
        bob.hear(Hangup.class);
        Call fetched = fetched(sid);
        assertThat(fetched.getEndTime()).isBeforeOrEqualTo(ZonedDateTime.now());
        assertThat(fetched.getStartTime()).isNotNull();
        assertThat(fetched.getDateCreated()).isNotNull();
        assertThat(fetched.getDuration()).matches("\\d+");
        assertThat(fetched.getPrice()).isNull();

        assertThat(Call.deleter(sid).delete(client)).isTrue();
        assertThatThrownBy(() -> fetched(sid))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(20404));
    }

    @Test
    void callsAreListedPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(create("<Response/>").getSid());
        }
        Call other =
                Call.creator(
                                new PhoneNumber("+15005550005"),
                                new PhoneNumber("+15550101"),
                                URI.create("http://localhost:1/voice"))
                        .create(client);
        List<String> listed = new ArrayList<>();
        Call.reader()
                .setTo("client:bob")
                .setPageSize(2L)
                .read(client)
                .forEach(call -> listed.add(call.getSid()));
        assertThat(listed).isEqualTo(made);

        assertThat(Call.reader().setFrom("+15550101").read(client))
                .extracting(Call::getSid)
                .containsExactly(other.getSid());
        var tomorrow = ZonedDateTime.now().plusDays(1);
        assertThat(Call.reader().setStartTimeAfter(tomorrow).read(client)).isEmpty();
        assertThat(Call.reader().setStartTimeBefore(tomorrow).limit(3).read(client)).hasSize(3);
        assertThat(Call.reader().setStatus(Call.Status.COMPLETED).read(client)).isEmpty();
    }

    @Test
    void aKeyAndItsSecretDoAsWell() {
        create("<Response/>");
        TwilioRestClient keyed = client(OpenTown.KEY.keySid(), OpenTown.KEY.secret());
        assertThat(Call.reader().read(keyed)).hasSize(1);

        TwilioRestClient wrong = client(ACCOUNT, "wrong");
        assertThatThrownBy(() -> Call.reader().read(wrong))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> {
                            assertThat(e.getCode()).isEqualTo(20003);
                            assertThat(e.getStatusCode()).isEqualTo(401);
                            assertThat(e.getMoreInfo()).endsWith("20003");
                        });
    }

    @Test
    void whatIsToldOfACallIsSignedAndInOrder() throws Exception {
        for (int i = 0; i < 4; i++) {
            developer.enqueue(new MockResponse.Builder().code(204).build());
        }
        String url = developer.url("/status?a=1&b=%20x").toString();
        ScriptedWire bob = town.phone(OpenTown.token("bob"));
        String sid =
                Call.creator(
                                new Client("bob"),
                                new Client("alice"),
                                new Twiml("<Response><Pause length='60'/></Response>"))
                        .setStatusCallback(url)
                        .setStatusCallbackMethod(HttpMethod.POST)
                        .setStatusCallbackEvent(
                                List.of("initiated", "ringing", "answered", "completed"))
                        .create(client)
                        .getSid();
        answered(bob, sid);
        await().atMost(PATIENCE).until(() -> fetched(sid).getStatus() == Call.Status.IN_PROGRESS);
        bob.say(Hangup.of(sid));

        RequestValidator validator = new RequestValidator(OpenTown.AUTH_TOKEN);
        RequestValidator other = new RequestValidator("b".repeat(32));
        String[] states = {"initiated", "ringing", "in-progress", "completed"};
        for (int i = 0; i < states.length; i++) {
            RecordedRequest told =
                    Objects.requireNonNull(developer.takeRequest(5, TimeUnit.SECONDS));
            Map<String, String> form =
                    FormParams.decode(Objects.requireNonNull(told.getBody()).utf8());
            assertThat(form)
                    .containsEntry("CallSid", sid)
                    .containsEntry("CallStatus", states[i])
                    .containsEntry("SequenceNumber", String.valueOf(i))
                    .containsEntry("CallbackSource", "call-progress-events")
                    .containsEntry("Direction", "outbound-api");
            String signature = told.getHeaders().get("X-Twilio-Signature");
            assertThat(validator.validate(url, form, signature)).isTrue();
            assertThat(other.validate(url, form, signature)).isFalse();
        }
    }

    /** The call that a Dial makes is told of as the noun says. */
    @Test
    void whatIsToldOfTheLegsOfADial() throws Exception {
        for (int i = 0; i < 2; i++) {
            developer.enqueue(new MockResponse.Builder().code(204).build());
        }
        String url = developer.url("/legs").toString();
        ScriptedWire bob = town.phone(OpenTown.token("bob"));
        ScriptedWire carol = town.phone(OpenTown.token("carol"));
        String sid =
                create(
                                "<Response><Dial><Client statusCallback='"
                                        + url
                                        + "' statusCallbackEvent='ringing completed'>carol"
                                        + "</Client></Dial></Response>")
                        .getSid();
        answered(bob, sid);
        await().atMost(PATIENCE).until(() -> town.ports.ports().size() == 2);
        town.ports.last().listener.described(OpenTown.SDP);
        String child = carol.hear(Invite.class).callSid();
        bob.say(Hangup.of(sid));

        for (String status : new String[] {"ringing", "canceled"}) {
            RecordedRequest told =
                    Objects.requireNonNull(developer.takeRequest(5, TimeUnit.SECONDS));
            assertThat(FormParams.decode(Objects.requireNonNull(told.getBody()).utf8()))
                    .containsEntry("CallSid", child)
                    .containsEntry("ParentCallSid", sid)
                    .containsEntry("CallStatus", status)
                    .containsEntry("Direction", "outbound-dial");
        }
    }

    @Test
    void aRecordingIsListedFetchedAndDeleted() {
        ScriptedWire bob = town.phone(OpenTown.token("bob"));
        Call call =
                Call.creator(
                                new Client("bob"),
                                new Client("alice"),
                                new Twiml("<Response><Pause length='60'/></Response>"))
                        .setRecord(true)
                        .setRecordingChannels("dual")
                        .create(client);
        Port port = answered(bob, call.getSid());
        await().atMost(PATIENCE).until(() -> port.recording != null);
        Recording listed =
                Recording.reader().setCallSid(call.getSid()).read(client).iterator().next();
        assertThat(listed.getStatus()).isEqualTo(Recording.Status.IN_PROGRESS);
        assertThat(listed.getChannels()).isEqualTo(2);
        assertThat(listed.getSource()).isEqualTo(Recording.Source.OUTBOUND_API);

        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(client);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Recording.fetcher(listed.getSid()).fetch(client).getStatus()
                                        == Recording.Status.COMPLETED);
        Recording fetched = Recording.fetcher(listed.getSid()).fetch(client);
        assertThat(fetched.getDuration()).isEqualTo("3");
        assertThat(fetched.getCallSid()).isEqualTo(call.getSid());
        assertThat(fetched.getStartTime()).isNotNull();
        assertThat(Recording.deleter(listed.getSid()).delete(client)).isTrue();
        assertThat(Recording.reader().read(client).iterator().hasNext()).isFalse();
    }
}
