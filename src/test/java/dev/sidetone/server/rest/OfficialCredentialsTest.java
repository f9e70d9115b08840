package dev.sidetone.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.conversations.v1.Credential;
import com.twilio.rest.conversations.v1.Credential.PushType;
import com.twilio.security.RequestValidator;
import com.twilio.type.Client;
import com.twilio.type.Twiml;

import dev.sidetone.server.OpenTown;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Listen;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Twilio's own Java helper library manages push credentials and accounts of ours. */
class OfficialCredentialsTest {
    private static final String ACCOUNT = OpenTown.KEY.accountSid();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OkHttpClient http = new OkHttpClient();
    private final MockWebServer developer = new MockWebServer();
    @TempDir private Path folder = Path.of("");
    private OpenTown town;
    private TwilioRestClient client;

    @BeforeEach
    void open() throws IOException {
        developer.start();
        town = new OpenTown(folder, null, null);
        client = client(OpenTown.AUTH_TOKEN);
    }

    private TwilioRestClient client(String password) {
        return new TwilioRestClient.Builder(ACCOUNT, password)
                .accountSid(ACCOUNT)
                .httpClient(new Redirected(http, town::url))
                .build();
    }

    @AfterEach
    void close() {
        town.close();
        developer.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void aCredentialIsCreatedChangedListedAndDeleted() throws IOException {
        Credential made =
                Credential.creator(PushType.APN)
                        .setFriendlyName("my VoIP certificate")
                        .setCertificate("-----BEGIN CERTIFICATE-----")
                        .setPrivateKey("-----BEGIN RSA PRIVATE KEY-----")
                        .setSandbox(true)
                        .create(client);
        assertThat(made.getSid()).matches("CR[0-9a-f]{32}");
        assertThat(made.getAccountSid()).isEqualTo(ACCOUNT);
        assertThat(made.getType()).isEqualTo(PushType.APN);
        assertThat(made.getSandbox()).isEqualTo("True");
        assertThat(made.getDateCreated()).isNotNull();

        Credential changed =
                Credential.updater(made.getSid())
                        .setFriendlyName("another name")
                        .setSandbox(false)
                        .update(client);
        assertThat(changed.getFriendlyName()).isEqualTo("another name");
        assertThat(changed.getSandbox()).isEqualTo("False");
        assertThat(Credential.fetcher(made.getSid()).fetch(client).getFriendlyName())
                .isEqualTo("another name");

        Credential.creator(PushType.FCM).setSecret("server key").create(client);
        List<String> listed = new ArrayList<>();
        Credential.reader()
                .pageSize(1)
                .read(client)
                .forEach(each -> listed.add(each.getFriendlyName() + " " + each.getType()));
        assertThat(listed).containsExactly("sidetone apn", "another name apn", " fcm");

        assertThat(Credential.deleter(made.getSid()).delete(client)).isTrue();
        assertThatThrownBy(() -> Credential.fetcher(made.getSid()).fetch(client))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(20404));
    }

    @Test
    void whoHasNoPasswordManagesNothing() {
        assertThatThrownBy(() -> Credential.creator(PushType.APN).create(client("wrong")))
                .isInstanceOfSatisfying(
                        ApiException.class, no -> assertThat(no.getCode()).isEqualTo(20003));
        assertThatThrownBy(() -> Account.fetcher(ACCOUNT).fetch(client("wrong")))
                .isInstanceOf(ApiException.class);
    }

    /** Its phones hear 20403 until it is active again. */
    @Test
    void anAccountIsSuspended() {
        Account suspended =
                Account.updater(ACCOUNT).setStatus(Account.Status.SUSPENDED).update(client);
        assertThat(suspended.getStatus()).isEqualTo(Account.Status.SUSPENDED);
        var wire = town.socket();
        wire.say(new Listen(OpenTown.token("alice"), null, 0, null));
        assertThat(wire.hear(Failed.class).error().code()).isEqualTo(31203);
        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        ApiException.class, no -> assertThat(no.getCode()).isEqualTo(20005));

        Account.updater(ACCOUNT).setStatus(Account.Status.ACTIVE).update(client);
        assertThat(Account.fetcher(ACCOUNT).fetch(client).getStatus())
                .isEqualTo(Account.Status.ACTIVE);
        town.phone(OpenTown.token("alice"));
    }

    private Call call() {
        return Call.creator(
                        new Client("bob"),
                        new Client("alice"),
                        new Twiml("<Response><Hangup/></Response>"))
                .create(client);
    }

    @Test
    void aCallByRequestIsToldToTheNotificationUrl() throws Exception {
        developer.enqueue(new MockResponse.Builder().code(404).build());
        Call made =
                Call.creator(
                                new Client("bob?name=Al"),
                                new Client("alice"),
                                new Twiml("<Response><Hangup/></Response>"))
                        .setClientNotificationUrl(developer.url("/notify").toString())
                        .create(client);
        town.port().listener.described(OpenTown.SDP);
        RecordedRequest request =
                Objects.requireNonNull(developer.takeRequest(5, TimeUnit.SECONDS));
        String body = Objects.requireNonNull(request.getBody()).utf8();
        assertThat(body)
                .contains("\"twi_to\":\"client:bob\"", "\"twi_params\":\"name=Al\"")
                .contains(made.getSid());
        String url = developer.url("/").resolve(request.getTarget()) + "";
        String signature = request.getHeaders().get("X-Twilio-Signature");
        assertThat(new RequestValidator(OpenTown.AUTH_TOKEN).validate(url, body, signature))
                .isTrue();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Call.fetcher(made.getSid()).fetch(client).getStatus()
                                        == Call.Status.NO_ANSWER);
        assertThat(town.webhooks).hasSize(1);
    }
}
