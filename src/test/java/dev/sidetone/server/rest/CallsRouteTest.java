package dev.sidetone.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.OpenTown;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.testing.ScriptedWire;

import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the REST interface refuses, and why. */
class CallsRouteTest {
    private static final String ACCOUNT = OpenTown.KEY.accountSid();
    private static final String CALLS = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls";

    private final OkHttpClient http = new OkHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    @TempDir private Path folder = Path.of("");
    private OpenTown town;

    @BeforeEach
    void open() throws IOException {
        town = new OpenTown(folder, null, null);
    }

    @AfterEach
    void close() {
        town.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private JsonNode ask(String method, String path, @Nullable String form, int status)
            throws IOException {
        var body =
                form == null
                        ? null
                        : RequestBody.create(
                                form, MediaType.get("application/x-www-form-urlencoded"));
        var request =
                new Request.Builder()
                        .url(town.url(path))
                        .header("Authorization", Credentials.basic(ACCOUNT, OpenTown.AUTH_TOKEN))
                        .method(method, body);
        try (Response response = http.newCall(request.build()).execute()) {
            String text = response.body().string();
            assertThat(response.code()).as(text).isEqualTo(status);
            return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
        }
    }

    private JsonNode post(String path, Map<String, String> form, int status) throws IOException {
        return ask("POST", path, FormParams.encode(form), status);
    }

    @ParameterizedTest
    @CsvSource({
        "From=client:a&Twiml=<Response/>, 21201, To",
        "To=client:b&Twiml=<Response/>, 21213, From",
        "To=bob&From=client:a&Twiml=<Response/>, 21211, 'identity'",
        "To=client:&From=client:a&Twiml=<Response/>, 21211, missing",
        "To=client:a%20b&From=client:a&Twiml=<Response/>, 21211, space",
        "To=%2B15005550001&From=client:a&Twiml=<Response/>, 21211, invalid",
        "To=%2B15005550003&From=client:a&Twiml=<Response/>, 21215, may not be called",
        "To=client:b&From=somebody&Twiml=<Response/>, 21212, From",
        "To=client:b&From=client:a, 21205, needed",
        "To=client:b&From=client:a&Url=file:///etc/passwd, 21205, http",
        "To=client:b&From=client:a&Url=/relative, 21205, whole",
        "To=client:b&From=client:a&Url=http://x/&Method=PUT, 21209, Method",
        "To=client:b&From=client:a&Twiml=<Say>, 12100, ''",
        "To=client:b&From=client:a&ApplicationSid=AP9, 21218, no application",
        "To=client:b&From=client:a&Twiml=<Response/>&Timeout=soon, 21208, Timeout",
        "To=client:b&From=client:a&Twiml=<Response/>&SendDigits=x, 21214, SendDigits",
        "To=client:b&From=client:a&Twiml=<Response/>&StatusCallback=ftp://x, 21205, StatusCallback",
        "To=client:b&From=client:a&Twiml=<Response/>&StatusCallbackEvent=lost, 21626, initiated",
        "To=client:b&From=client:a&Twiml=<Response/>&TimeLimit=0, 21208, TimeLimit",
        "To=client:b&From=client:a&Twiml=<Response/>&Record=maybe, 21200, Record",
        "To=client:b&From=client:a&Url=http://x/&FallbackUrl=/y, 21205, FallbackUrl",
        "To=client:b&From=client:a&Twiml=<Response/>&RecordingStatusCallback=x, 21205, whole"
    })
    void aCallThatCannotBeMade(String form, int code, String text) throws IOException {
        JsonNode error = ask("POST", CALLS + ".json", form, 400);
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("message").asText()).contains(text.replace("'", ""));
        assertThat(error.path("status").asInt()).isEqualTo(400);
        assertThat(error.path("more_info").asText()).endsWith("/" + code);
    }

    @Test
    void anApplicationWithoutVoiceUrlIsTold() throws IOException {
        String form = "To=client:b&From=client:a&ApplicationSid=" + OpenTown.APPLICATION;
        JsonNode error = ask("POST", CALLS + ".json", form, 400);
        assertThat(error.path("code").asInt()).isEqualTo(21218);
        assertThat(error.path("message").asText()).contains("--voice-url");
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        for (String path :
                new String[] {
                    CALLS + "/CA" + "9".repeat(32) + ".json",
                    "/2010-04-01/Accounts/AC" + "9".repeat(32) + "/Calls.json",
                    "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json"
                }) {
            assertThat(ask("GET", path, null, 404).path("code").asInt()).isEqualTo(20404);
        }
        ask("DELETE", CALLS + ".json", null, 404);
    }

    @Test
    void whoeverDoesNotSayWhoTheyAreIsNotLetIn() throws IOException {
        for (String authorization : new String[] {"Basic !!!", "Bearer x", "Basic YQ=="}) {
            var request =
                    new Request.Builder()
                            .url(town.url(CALLS + ".json"))
                            .header("Authorization", authorization);
            try (Response response = http.newCall(request.build()).execute()) {
                assertThat(response.code()).isEqualTo(401);
                assertThat(response.header("WWW-Authenticate")).startsWith("Basic ");
            }
        }
    }

    @Test
    void aCallBetweenPhonesIsNotRedirected() throws IOException {
        ScriptedWire alice = town.phone(OpenTown.token("alice"));
        ScriptedWire bob = town.phone(OpenTown.token("bob"));
        alice.say(dev.sidetone.signaling.Message.Invite.outgoing("TJS1", OpenTown.SDP, "To=bob"));
        String sid = alice.hear(Ringing.class).callSid();
        String path = CALLS + "/" + sid + ".json";
        var twiml = Map.of("Twiml", "<Response/>");
        assertThat(post(path, twiml, 400).path("message").asText()).contains("not in-progress");
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), OpenTown.SDP, null));
        alice.hear(Answer.class);

        JsonNode error = post(path, twiml, 400);
        assertThat(error.path("code").asInt()).isEqualTo(21220);
        assertThat(error.path("message").asText()).contains("media does not go to this server");
        assertThat(ask("DELETE", path, null, 409).path("code").asInt()).isEqualTo(21220);
        assertThat(post(path, Map.of("Status", "canceled"), 400).path("code").asInt())
                .isEqualTo(21220);
        assertThat(post(path, Map.of("Status", "ringing"), 400).path("code").asInt())
                .isEqualTo(21220);

        assertThat(post(path, Map.of("Status", "completed"), 200).path("status").asText())
                .isEqualTo("completed");
        assertThat(post(path, Map.of("Status", "completed"), 400).path("code").asInt())
                .isEqualTo(21220);
        assertThat(ask("GET", path, null, 200).path("direction").asText()).isEqualTo("inbound");
        JsonNode children =
                ask("GET", CALLS + ".json?ParentCallSid=" + sid, null, 200).path("calls");
        assertThat(children).hasSize(1);
        assertThat(children.get(0).path("direction").asText()).isEqualTo("outbound-dial");
        ask("DELETE", path, null, 204);
        ask("GET", path, null, 404);
    }

    @Test
    void aPageSaysWhereTheNextIs() throws IOException {
        for (int i = 0; i < 3; i++) {
            ask("POST", CALLS + ".json", "To=client:b&From=client:a&Twiml=<Response/>", 201);
        }
        JsonNode page = ask("GET", CALLS + ".json?PageSize=2&From=client:a", null, 200);
        assertThat(page.path("calls")).hasSize(2);
        assertThat(page.path("previous_page_uri").isNull()).isTrue();
        JsonNode next = ask("GET", page.path("next_page_uri").asText(), null, 200);
        assertThat(next.path("calls")).hasSize(1);
        assertThat(next.path("next_page_uri").isNull()).isTrue();
        assertThat(next.path("start").asInt()).isEqualTo(2);
        JsonNode today = ask("GET", CALLS + ".json?StartTime=1999-01-01", null, 200);
        assertThat(today.path("calls")).isEmpty();
        assertThat(ask("GET", CALLS + ".json?StartTime=sometime", null, 200).path("calls"))
                .hasSize(3);
    }
}
