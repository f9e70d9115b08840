package dev.sidetone.voice;

import static dev.sidetone.voice.SdkTown.hearsOnly;
import static dev.sidetone.voice.SdkTown.soon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.testing.sdk.SdkPage;
import dev.sidetone.voice.TalkingPair.Person;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The unmodified JavaScript SDK in Chromium calls, and is called by, phones and other pages. */
@Tag("real")
class StockSdkCallsTest {
    // the SDK takes names as they are on the wire: it decodes values alone
    private static final Map<String, String> STRANGE =
            Map.of("name", "爱丽丝 & Bob=1+1 %20;?#", "a", "", "plus", "+");

    @RegisterExtension static final SdkTown TOWN = new SdkTown();

    @Test
    void registersAndUnregisters() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        assertThat(carol.does("web.device.identity").asText()).isEqualTo("carol");
        carol.does("web.device.unregister()");
        carol.awaits("unregistered");
        TOWN.alice().calls("carol");
        TOWN.alice()
                .await("failed 31480 Temporarily unavailable: nobody named carol is registered");
    }

    @Test
    void callsAPhoneAndEachHearsTheOther() {
        Person bob = TOWN.bob();
        bob.registeredBySocket();
        SdkPage carol = TOWN.carol();
        carol.calls("{To: 'bob'}");
        carol.awaits("ringing");
        carol.awaits("accept");
        bob.await("connected");
        talk(carol, bob);

        carol.does("web.call.sendDigits('12#')");
        bob.await("digits 12#");
        pressesKeys(bob, carol);

        carol.does("web.call.disconnect()");
        carol.awaits("disconnect");
        bob.await("disconnected");
    }

    @Test
    void isCalledByAPhoneAndEachHearsTheOther() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        Person bob = TOWN.bob();
        bob.calls("carol");
        assertThat(carol.awaits("incoming").path("from").asText()).isEqualTo("client:bob");
        bob.await("ringing");
        carol.does("web.accept()");
        carol.awaits("accept");
        bob.await("connected");
        talk(carol, bob);

        carol.does("web.call.sendDigits('90*')");
        bob.await("digits 90*");
        pressesKeys(bob, carol);

        bob.call().disconnect();
        bob.await("disconnected");
        carol.awaits("disconnect");
    }

    /** Bob sings at 880 Hz, the page at 440 Hz; and who is muted is not heard. */
    private static void talk(SdkPage carol, Person bob) {
        hearsOnly(carol, 880, 440);
        hearsOnly(bob, 440, 880);

        carol.does("web.call.mute(true)");
        carol.awaits("mute");
        soon(bob::hearsNothing);
        carol.does("web.call.mute(false)");
        hearsOnly(bob, 440, 880);

        bob.call().setMuted(true);
        soon(() -> carol.loudness() < -60);
        bob.call().setMuted(false);
        hearsOnly(carol, 880, 440);
    }

    /** A page can be told of no keys: it hears them. */
    private static void pressesKeys(Person bob, SdkPage carol) {
        bob.call().setMuted(true);
        soon(() -> carol.loudness() < -60);
        bob.call().sendDigits("1111");
        soon(() -> carol.hears(697) > -25 && carol.hears(1209) > -25);
        bob.call().setMuted(false);
    }

    @ParameterizedTest
    @EnumSource
    void wakesAPhoneByPush(SdkGeneration generation) {
        Person bob = TOWN.bob();
        bob.client.setGeneration(generation);
        bob.answersItself = false;
        int device = generation.ordinal() + 1;
        bob.registeredByPush(device);
        SdkPage carol = TOWN.carol();
        carol.calls("{To: 'bob'}");
        bob.await("invited");
        carol.awaits("ringing");
        carol.does("web.call.disconnect()");
        bob.await("cancelled 31008");

        carol.calls("{To: 'bob'}");
        bob.await("invited");
        bob.accepts(Objects.requireNonNull(bob.invite));
        bob.await("connected");
        carol.awaits("accept");
        hearsOnly(carol, 880, 440);
        hearsOnly(bob, 440, 880);
        carol.does("web.call.disconnect()");
        bob.await("disconnected");
        bob.unregisteredByPush(device);
    }

    @Test
    void ringsInTwoPagesUntilOneOfThemAnswers() {
        SdkPage one = TOWN.carol();
        one.registers();
        SdkPage other = TOWN.second("carol");
        other.registers();
        Person alice = TOWN.alice();
        alice.calls("carol");
        one.awaits("incoming");
        other.awaits("incoming");
        alice.await("ringing");
        other.does("web.accept()");
        one.awaits("cancel");
        alice.await("connected");
        hearsOnly(alice, 660, 440);
        alice.call().disconnect();
        other.awaits("disconnect");
    }

    @Test
    void rejects() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        TOWN.alice().calls("carol");
        carol.awaits("incoming");
        TOWN.alice().await("ringing");
        carol.does("web.call.reject()");
        carol.awaits("reject");
        assertThat(TOWN.alice().next()).startsWith("failed 31486");
    }

    @Test
    void whatIsIgnoredRingsOnAndEndsWithoutAWord() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        TOWN.alice().calls("carol");
        carol.awaits("incoming");
        TOWN.alice().await("ringing");
        int before = carol.page().frames().size();
        carol.does("web.call.ignore()");
        assertThat(carol.does("web.call.status()").asText()).isEqualTo("closed");
        TOWN.alice().call().disconnect();
        TOWN.alice().await("disconnected");

        TOWN.bob().calls("carol");
        assertThat(carol.awaits("incoming").path("from").asText()).isEqualTo("client:bob");
        assertThat(SdkTown.frames(carol, before))
                .noneMatch(text -> text.matches("> .*(reject|hangup).*"));
        TOWN.bob().call().disconnect();
        carol.awaits("cancel");
    }

    @Test
    void cancelsAndIsCancelled() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        SdkPage dave = TOWN.dave();
        dave.calls("{To: 'carol'}");
        carol.awaits("incoming");
        dave.awaits("ringing");
        dave.does("web.call.disconnect()");
        dave.awaits("disconnect");
        carol.awaits("cancel");
        assertThat(carol.does("web.call.status()").asText()).isEqualTo("closed");
    }

    @Test
    void parametersArriveAsTheyWere() throws Exception {
        SdkPage carol = TOWN.carol();
        carol.registers();
        Person bob = TOWN.bob();
        bob.answersItself = false;
        bob.registeredBySocket();
        String params = new ObjectMapper().writeValueAsString(STRANGE);

        carol.calls("{To: 'bob', ..." + params + "}");
        bob.await("invited");
        assertThat(Objects.requireNonNull(bob.invite).customParameters())
                .containsAllEntriesOf(STRANGE);
        bob.invite.reject();
        carol.awaits("disconnect");

        var sent = new HashMap<>(STRANGE);
        sent.put("To", "carol");
        bob.calls(sent);
        JsonNode came = carol.awaits("incoming").path("params");
        STRANGE.forEach((key, value) -> assertThat(came.path(key).asText()).isEqualTo(value));
        carol.does("web.call.reject()");
    }

    @Test
    void messagesGoBothWays() {
        Person bob = TOWN.bob();
        bob.registeredBySocket();
        SdkPage carol = TOWN.carol();
        carol.calls("{To: 'bob'}");
        carol.awaits("accept");
        bob.await("connected");

        String sid =
                carol.does(
                                "web.call.sendMessage({content: {text: '你好 & =+'}, messageType:"
                                        + " 'user-defined-message'})")
                        .asText();
        bob.await("message {\"text\":\"你好 & =+\"}");
        assertThat(carol.awaits("sent").path("voiceEventSid").asText()).isEqualTo(sid);

        bob.call().sendMessage(new CallMessage("{\"n\":[1,\"二\"]}"));
        JsonNode message = carol.awaits("message");
        assertThat(message.path("content").toString()).isEqualTo("{\"n\":[1,\"二\"]}");
        assertThat(message.path("messageType").asText()).isEqualTo("user-defined-message");
        bob.await("sent");

        carol.does("web.call.sendMessage({content: 'x', messageType: 'no-such-type'})");
        carol.awaits("error 31210");
        assertThat(carol.does("web.call.status()").asText()).isEqualTo("open");
        carol.does("web.call.disconnect()");
    }

    @Test
    void aCallThatCannotBeEndsWithItsReason() {
        Map<String, String> reasons =
                Map.of("nobody", "31480", "decline", "31603", "busy", "31486");
        for (boolean precise : List.of(true, false)) {
            SdkPage carol = TOWN.carol("{enableImprovedSignalingErrorPrecision: " + precise + "}");
            reasons.forEach(
                    (to, code) -> {
                        carol.calls("{To: '" + to + "'}");
                        carol.awaits("error " + (precise ? code : "31005"));
                        carol.awaits("disconnect");
                    });
        }
    }

    @Test
    void aStandingCallOfAnotherDeviceIsNotHandedOver() {
        Person bob = TOWN.bob();
        bob.registeredBySocket();
        SdkPage carol = TOWN.carol();
        carol.calls("{To: 'bob'}");
        carol.awaits("accept");
        bob.await("connected");
        String connectToken = carol.does("web.call.connectToken").asText();
        SdkPage other = TOWN.second("carol");
        other.does("web.connect({}, {connectToken: " + quoted(connectToken) + "})");
        other.awaits("error 31209");
        other.awaits("disconnect");
        hearsOnly(carol, 880, 440);
        carol.does("web.call.disconnect()");
    }

    @Test
    void whatThePageTellsOfItsCallsComesToThisServer() {
        SdkPage carol = TOWN.carol();
        carol.calls("{To: 'greeting'}");
        carol.awaits("accept");
        carol.does("web.call.disconnect()");
        carol.awaits("disconnect");
        String here = "200 https://eventgw.localhost:" + TOWN.server().httpsPort() + "/ins?";
        soon(() -> carol.page().responses().stream().anyMatch(one -> one.startsWith(here)));
        assertThat(carol.page().requests())
                .allMatch(url -> url.matches("data:.*|https?://([a-z]+\\.)?localhost:.*"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Test
    void twoPagesHearEachOther() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        SdkPage dave = TOWN.dave();
        dave.calls("{To: 'carol'}");
        carol.awaits("incoming");
        carol.does("web.accept()");
        dave.awaits("accept");
        carol.awaits("accept");
        for (SdkPage one : List.of(carol, dave)) {
            SdkPage other = one == carol ? dave : carol;
            int tone = one == carol ? 660 : 440;
            int own = one == carol ? 440 : 660;
            hearsOnly(one, tone, own);
            other.does("web.call.mute(true)");
            soon(() -> one.loudness() < -60);
            hearsOnly(other, own, tone);
            other.does("web.call.mute(false)");
        }
        for (SdkPage one : List.of(carol, dave)) {
            JsonNode totals = one.awaits("sample");
            assertThat(totals.path("packetsReceived").asInt()).isPositive();
            assertThat(totals.path("packetsSent").asInt()).isPositive();
        }
        carol.does("web.call.disconnect()");
        dave.awaits("disconnect");
    }
}
