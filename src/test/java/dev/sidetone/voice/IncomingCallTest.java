package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sidetone.signaling.DialFailure;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.PushPayload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls that come by push or by socket. */
class IncomingCallTest {
    private final Scene scene = new Scene();

    IncomingCallTest() {
        scene.client.prepare("token");
        scene.run();
        scene.connected();
    }

    @Test
    void aPushIsToldAtOnceAndItsOfferFetchedWithTheBridgeToken() {
        boolean call =
                scene.client.handleNotification(Scene.push("CA2"), scene.notifications(), null);
        assertThat(call).isTrue();
        assertThat(scene.heard).containsExactly("invite CA2");
        CallInvite invite = scene.invites.getFirst();
        assertThat(invite.from()).isEqualTo("client:alice");
        assertThat(invite.to()).isEqualTo("client:bob");
        assertThat(invite.customParameters())
                .containsExactly(entry("name", "A & B"), entry("plus", "a b"));
        assertThat(invite.callerInfo().verified()).isNull();

        scene.run();
        Message.Listen listen = scene.server.last(Message.Listen.class);
        assertThat(listen.bridgeToken()).isEqualTo("bridge-CA2");
        assertThat(listen.token()).isEqualTo("token");
    }

    @Test
    void acceptAfterTheOfferAnswersAtOnce() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        Call call = invite.accept(scene.app());
        scene.run();
        assertThat(call.sid()).isEqualTo("CA2");
        assertThat(call.uuid()).isEqualTo(invite.uuid());
        assertThat(call.from()).isEqualTo("client:alice");
        assertThat(scene.server.last(Message.Answer.class).sdp()).isEqualTo("v=0 1");
        assertThat(scene.heard).containsExactly("invite CA2");
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "connected");
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void acceptBeforeTheOfferWaitsForIt() {
        CallInvite invite = scene.pushed("CA2");
        invite.accept(scene.app());
        scene.run();
        assertThat(scene.server.heard(Message.Answer.class)).isEmpty();
        assertThat(scene.media.sessions()).hasSize(1);
        scene.say(Scene.offer("CA2"));
        assertThat(scene.server.heard(Message.Answer.class)).hasSize(1);
        scene.say(Scene.offer("CA2"));
        assertThat(scene.server.heard(Message.Answer.class)).hasSize(1);
    }

    @Test
    void aSecondAcceptGivesTheSameCall() {
        CallInvite invite = scene.pushed("CA2");
        Call first = invite.accept(scene.app());
        assertThat(invite.accept(scene.app())).isSameAs(first);
        invite.reject();
        scene.run();
        scene.say(Scene.offer("CA2"));
        assertThat(scene.server.heard(Message.Answer.class)).hasSize(1);
        assertThat(scene.server.heard(Message.Reject.class)).isEmpty();
    }

    @Test
    void rejectIsSaidOnceAndEndsTheInvite() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        invite.reject();
        invite.reject();
        scene.run();
        assertThat(scene.server.heard(Message.Reject.class))
                .containsExactly(new Message.Reject("CA2", null));
        scene.say(new Message.Cancel("CA2"));
        assertThat(scene.heard).containsExactly("invite CA2");

        invite.accept(scene.app());
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "failed 31008");
        assertThat(scene.server.heard(Message.Answer.class)).isEmpty();
    }

    @Test
    void busySaysSo() {
        scene.pushed("CA2").rejectBusy();
        scene.run();
        assertThat(scene.server.last(Message.Reject.class).reason()).isEqualTo("busy");
    }

    @Test
    void theCallerGivingUpCancelsTheInvite() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        scene.say(new Message.Cancel("CA2"));
        assertThat(scene.heard).containsExactly("invite CA2", "cancelled CA2 31008");
        invite.reject();
        scene.run();
        assertThat(scene.server.heard(Message.Reject.class)).isEmpty();
    }

    @Test
    void acceptThatIsCrossedByTheCancelFailsTheCallAndOnlyThat() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        scene.server.say(new Message.Cancel("CA2"));
        invite.accept(scene.app());
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "failed 31008");
    }

    @Test
    void acceptWhileTheCancellationWaitsForTheAppFailsTheCallAndOnlyThat() {
        List<Runnable> busyApp = new ArrayList<>();
        scene.client.handleNotification(Scene.push("CA2"), scene.notifications(), busyApp::add);
        scene.run();
        scene.say(new Message.Cancel("CA2"));
        assertThat(busyApp).hasSize(1);
        Call call = scene.invites.getFirst().accept(scene.app());
        busyApp.forEach(Runnable::run);
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "failed 31008");
        assertThat(call.state()).isEqualTo(CallState.DISCONNECTED);
    }

    @Test
    void aCancelBehindTheAnswerFailsTheCall() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        invite.accept(scene.app());
        scene.run();
        scene.say(new Message.Cancel("CA2"));
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "failed 31008");
        assertThat(scene.media.session().closed()).isTrue();
    }

    @Test
    void anAnswerThatWasLostWithItsSocketComesAgainWithTheReconnectInvite() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        invite.accept(scene.app());
        scene.run();
        scene.server.wire().drop();
        scene.pass(1);
        scene.connected();
        Message.Invite again = scene.server.last(Message.Invite.class);
        assertThat(again.reconnect()).isEqualTo("reconnect-CA2");
        assertThat(again.sdp()).isEqualTo("v=0 1");
        scene.say(new Message.Answer("CA2", null, "next"));
        scene.media.session().connect();
        scene.pass(20);
        assertThat(scene.heard).containsExactly("invite CA2", "connected");
    }

    @Test
    void mediaThatComesUpBeforeTheLostSocketConnectsAndReconnects() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        invite.accept(scene.app());
        scene.run();
        scene.server.wire().drop();
        scene.run();
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "connected", "reconnecting 53001");
        scene.pass(1);
        scene.connected();
        scene.say(new Message.Answer("CA2", null, "next"));
        assertThat(scene.heard).endsWith("reconnected");
    }

    @Test
    void hangUpOfAnAcceptedButUnansweredCallDeclinesIt() {
        Call call = scene.pushed("CA2").accept(scene.app());
        scene.run();
        call.disconnect();
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "disconnected");
        assertThat(scene.server.last(Message.Reject.class).callSid()).isEqualTo("CA2");
    }

    @Test
    void aGarbageOfferFailsTheCallAndDeclines() {
        scene.pushed("CA2").accept(scene.app());
        scene.run();
        scene.say(new Message.Invite("CA2", "garbage", null, Map.of("From", "x"), null));
        assertThat(scene.heard).containsExactly("invite CA2", "failed 53402");
        assertThat(scene.server.heard(Message.Reject.class)).hasSize(1);
    }

    @Test
    void theSamePushTwiceIsOneInvite() {
        scene.pushed("CA2");
        assertThat(scene.client.handleNotification(Scene.push("CA2"), scene.notifications(), null))
                .isTrue();
        scene.run();
        assertThat(scene.invites).hasSize(1);
    }

    private void pushCancel(String callSid) {
        var cancel =
                Map.of(
                        PushPayload.MESSAGE_TYPE,
                        "twilio.voice.cancel",
                        PushPayload.CALL_SID,
                        callSid);
        assertThat(scene.client.handleNotification(cancel, scene.notifications(), null)).isTrue();
        scene.run();
    }

    @Test
    void aPushCancelsACallAsOlderServersDo() {
        scene.client.setGeneration(SdkGeneration.V3);
        CallInvite invite = scene.pushed("CA2");
        scene.run();

        pushCancel("CA2");
        pushCancel("CA2");

        assertThat(scene.heard).containsExactly("invite CA2", "cancelled CA2 31008");
        invite.accept(scene.app());
        scene.run();
        assertThat(scene.heard).last().isEqualTo("failed 31008");
    }

    @Test
    void aCancelThatOvertakesItsCallCancelsItWhenItComes() {
        scene.client.setGeneration(SdkGeneration.V3);
        pushCancel("CA2");
        assertThat(scene.heard).isEmpty();

        scene.pushed("CA2");
        scene.run();
        scene.client.handleNotification(Scene.push("CA2"), scene.notifications(), null);
        scene.run();

        assertThat(scene.heard).containsExactly("invite CA2", "cancelled CA2 31008");
        scene.pushed("CA3");
        scene.run();
        assertThat(scene.heard).last().isEqualTo("invite CA3");
    }

    @Test
    void thePhoneThatAnsweredHearsOfItsCancelAndTalksOn() {
        scene.client.setGeneration(SdkGeneration.V3);
        Call call = scene.pushed("CA2").accept(scene.app());
        scene.run();
        scene.say(Scene.offer("CA2"));
        scene.media.session().connect();
        scene.run();

        pushCancel("CA2");

        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(scene.heard).containsExactly("invite CA2", "connected", "cancelled CA2 31008");
    }

    @Test
    void aCancelByPushIsNotUnderstoodByTheSixthGeneration() {
        scene.pushed("CA2");
        Map<String, String> cancel =
                Map.of(PushPayload.MESSAGE_TYPE, PushPayload.CANCEL, PushPayload.CALL_SID, "CA2");
        assertThat(scene.client.handleNotification(cancel, scene.notifications(), null)).isFalse();
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2");
        assertThat(scene.trace.events().toString()).contains("31302");
        scene.client.setGeneration(SdkGeneration.V3);
        assertThat(scene.client.handleNotification(cancel, scene.notifications(), null)).isTrue();
        scene.run();
        assertThat(scene.heard).endsWith("cancelled CA2 31008");
    }

    @Test
    void otherPushesAreNotUnderstood() {
        var chat =
                Map.of(PushPayload.MESSAGE_TYPE, "twilio.voice.chat", PushPayload.CALL_SID, "CA2");
        assertThat(scene.client.handleNotification(chat, scene.notifications(), null)).isFalse();
        assertThat(scene.client.handleNotification(Map.of(), scene.notifications(), null))
                .isFalse();
        var nobody = Map.of(PushPayload.MESSAGE_TYPE, PushPayload.CANCEL);
        assertThat(scene.client.handleNotification(nobody, scene.notifications(), null)).isFalse();
        assertThat(CallInvite.isValid(Scene.push("CA2"))).isTrue();
        assertThat(scene.invites).isEmpty();
    }

    @Test
    void anUnreachableServerCancelsTheInvite() {
        scene.server.refuse(DialFailure.REFUSED);
        scene.server.wire().drop();
        scene.run();
        scene.pushed("CA2");
        scene.run();
        assertThat(scene.heard).containsExactly("invite CA2", "cancelled CA2 31005");
    }

    @Test
    void anInviteSurvivesAShortLossOfTheSocket() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.server.wire().drop();
        scene.pass(1);
        assertThat(scene.server.wire().types()).containsExactly("Listen", "Listen");
        scene.connected();
        scene.say(Scene.offer("CA2"));
        invite.accept(scene.app());
        scene.run();
        assertThat(scene.server.wire().types()).contains("Answer");
        scene.pass(20);
        assertThat(scene.heard).containsExactly("invite CA2", "failed 53405");
    }

    @Test
    void anInviteIsCancelledWhenTheSocketStaysAway() {
        scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        scene.server.refuse(DialFailure.REFUSED);
        scene.server.wire().drop();
        scene.time.advance(Duration.ofSeconds(16));
        assertThat(scene.heard).containsExactly("invite CA2", "cancelled CA2 53001");
    }

    @Test
    void anInviteThatNobodyEndsIsCancelledInTheEnd() {
        scene.pushed("CA2");
        scene.pass(46);
        assertThat(scene.heard).containsExactly("invite CA2", "cancelled CA2 31008");
    }

    @Test
    void theCalleeLeavesTheRestartToTheCallerForAWhile() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        invite.accept(scene.app());
        scene.run();
        scene.media.session().connect();
        scene.run();
        scene.media.session().interrupt();
        scene.pass(2);
        assertThat(scene.server.heard(Message.Reinvite.class)).isEmpty();
        scene.pass(2);
        assertThat(scene.server.heard(Message.Reinvite.class)).hasSize(1);
    }

    @Test
    void anAcceptedCallWhoseOfferNeverComesFailsAfterHalfAMinute() {
        scene.pushed("CA2").accept(scene.app());
        scene.pass(31);
        assertThat(scene.heard).containsExactly("invite CA2", "failed 31408");
        assertThat(scene.server.heard(Message.Reject.class)).hasSize(1);
    }

    @Test
    void anAcceptedCallWhoseSocketStaysAwayFails() {
        scene.pushed("CA2").accept(scene.app());
        scene.run();
        scene.server.swallow();
        scene.server.wire().drop();
        scene.time.advance(Duration.ofSeconds(4));
        assertThat(scene.heard).containsExactly("invite CA2");
        scene.time.advance(Duration.ofSeconds(2));
        assertThat(scene.heard).containsExactly("invite CA2", "failed 31005");
    }

    @Test
    void theCallersRestartIsAnsweredAndTheCalleesOwnIsNotMade() {
        CallInvite invite = scene.pushed("CA2");
        scene.run();
        scene.say(Scene.offer("CA2"));
        invite.accept(scene.app());
        scene.run();
        scene.media.session().connect();
        scene.run();
        scene.media.session().interrupt();
        scene.run();
        scene.say(new Message.Reinvite("CA2", "v=0 again"));
        scene.pass(5);
        assertThat(scene.server.heard(Message.Reinvite.class)).isEmpty();
        assertThat(scene.server.last(Message.Answer.class).sdp()).isEqualTo("v=0 2");
        scene.media.session().connect();
        scene.pass(60);
        assertThat(scene.heard)
                .containsExactly("invite CA2", "connected", "reconnecting 53405", "reconnected");
    }

    @Test
    void aCallBySocketIsCancelledLikeAnyOther() {
        scene.client.registerBySocket("token", scene.notifications(), null, e -> {});
        scene.run();
        scene.say(Scene.offer("CA3"));
        scene.say(new Message.Cancel("CA3"));
        scene.say(Scene.offer("CA4"));
        scene.pass(46);
        assertThat(scene.heard)
                .containsExactly(
                        "invite CA3", "cancelled CA3 31008", "invite CA4", "cancelled CA4 31008");
    }

    @Test
    void aServerThatCannotBeReachedFailsTheRegistrationBySocket() {
        Scene fresh = new Scene();
        fresh.server.refuse(DialFailure.REFUSED);
        fresh.client.registerBySocket(
                "token",
                fresh.notifications(),
                null,
                e -> fresh.heard.add("registered " + (e == null ? "" : e.code())));
        fresh.run();
        assertThat(fresh.heard).containsExactly("registered 31005");
        fresh.server.refuse(null);
        fresh.pass(1);
        fresh.connected();
        assertThat(fresh.server.last(Message.Register.class).audio()).isTrue();
    }

    @Test
    void nothingIsLeftOfInvitesAndRegistrations() {
        scene.client.registerBySocket("token", scene.notifications(), null, e -> {});
        scene.pushed("CA2").reject();
        scene.pushed("CA3");
        scene.run();
        scene.say(new Message.Cancel("CA3"));
        scene.pushed("CA4").accept(scene.app()).disconnect();
        scene.run();
        scene.server.wire().drop();
        scene.pass(1);
        assertThat(scene.server.wire().types()).containsExactly("Listen");
        scene.client.unregisterBySocket();
        scene.client.close();
        scene.time.advance(Duration.ofSeconds(2));
        assertThat(scene.time.untilNext()).isNull();
    }

    @Test
    void registeredBySocketTheInviteComesWithItsOffer() {
        scene.client.registerBySocket(
                "token", scene.notifications(), null, e -> scene.heard.add("registered " + e));
        scene.run();
        assertThat(scene.server.last(Message.Register.class).audio()).isTrue();
        scene.say(new Message.Ready());
        scene.say(Scene.offer("CA3"));
        assertThat(scene.heard).containsExactly("registered null", "invite CA3");
        scene.invites.getFirst().accept(scene.app());
        scene.run();
        assertThat(scene.server.last(Message.Answer.class).callSid()).isEqualTo("CA3");
    }

    @Test
    void registrationBySocketIsRenewedAndSurvivesALoss() {
        scene.client.registerBySocket(
                "token", scene.notifications(), null, e -> scene.heard.add("registered " + e));
        scene.run();
        scene.say(new Message.Ready());
        scene.pass(31);
        assertThat(scene.server.wire().types().stream().filter("Register"::equals)).hasSize(2);
        scene.server.wire().drop();
        scene.pass(1);
        scene.connected();
        assertThat(scene.server.wire().types()).containsExactly("Listen", "Register");
        scene.say(new Message.Ready());
        assertThat(scene.heard).containsExactly("registered null");

        scene.client.unregisterBySocket();
        scene.run();
        assertThat(scene.server.last(Message.Register.class).audio()).isFalse();
        scene.say(Scene.offer("CA4"));
        assertThat(scene.invites).isEmpty();
    }

    @Test
    void aRefusedRegistrationIsTold() {
        scene.client.registerBySocket(
                "bad",
                scene.notifications(),
                null,
                e -> scene.heard.add("registered " + (e == null ? "" : e.code())));
        scene.run();
        scene.say(Message.Failed.of(31202, "no"));
        assertThat(scene.heard).containsExactly("registered 20107");
    }

    @Test
    void aRefusedTokenIsNotShownAgainUntilTheAppInsists() {
        scene.say(Message.Failed.of(31205, "expired"));
        scene.server.wire().drop();
        scene.time.advance(Duration.ofMinutes(5));
        assertThat(scene.server.dialled()).isEqualTo(1);
        scene.client.prepare("token");
        scene.run();
        assertThat(scene.server.dialled()).isEqualTo(2);
    }

    @Test
    void aPushIsFetchedAlthoughTheAccessTokenHasExpired() {
        scene.pushed("CA2");
        scene.run();
        scene.say(Message.Failed.of(20104, "expired"));
        Message.Listen listen = scene.server.last(Message.Listen.class);
        assertThat(listen.bridgeToken()).isEqualTo("bridge-CA2");
        assertThat(listen.token()).isEqualTo("bridge-CA2");
        scene.say(Scene.offer("CA2"));
        scene.invites.getFirst().accept(scene.app());
        scene.run();
        assertThat(scene.server.heard(Message.Answer.class)).hasSize(1);
    }

    @Test
    void aRefusedBridgeTokenCancelsTheInviteOrFailsTheCall() {
        scene.pushed("CA2");
        scene.pushed("CA3").accept(scene.app());
        scene.run();
        scene.say(Message.Failed.of(31104, "too old"));
        assertThat(scene.heard)
                .containsExactlyInAnyOrder(
                        "invite CA2", "invite CA3", "cancelled CA2 31104", "failed 20151");
    }

    @Test
    void theStateOfTheSocketIsTold() {
        scene.client.observeSignaling(
                e -> scene.heard.add("signaling " + (e == null ? "stands" : e.code())));
        scene.run();
        scene.server.wire().drop();
        scene.pass(1);
        scene.connected();
        assertThat(scene.heard)
                .containsExactly("signaling stands", "signaling 31005", "signaling stands");
    }

    @Test
    void aBindingIsMadeAndItsFailureTold() {
        scene.client.register("token", "ab12", e -> scene.heard.add("bound " + e));
        scene.run();
        assertThat(scene.bindings.bound).containsExactly("ab12");
        scene.bindings.answer = VoiceError.of(ErrorCode.REGISTRATION_ERROR);
        scene.client.unregister(
                "token", "ab12", e -> scene.heard.add("unbound " + (e == null ? "" : e.code())));
        scene.run();
        assertThat(scene.heard).containsExactly("bound null", "unbound 31301");
    }

    @Test
    void theBytesOfADeviceTokenAreItsDigits() {
        scene.client.register("token", new byte[] {(byte) 0xab, 0x12}, e -> {});
        scene.run();
        assertThat(scene.bindings.bound).containsExactly("ab12");
    }

    @Test
    void anInviteSaysWhoCallsAndWithWhat() {
        CallInvite invite = scene.pushed("CA2");
        assertThat(invite.from()).isEqualTo("client:alice");
        assertThat(invite.to()).isEqualTo("client:bob");
        assertThat(invite.callSid()).isEqualTo("CA2");
        assertThat(invite.uuid()).isNotEqualTo(scene.pushed("CA3").uuid());
        assertThat(invite.callerInfo()).isEqualTo(new CallerInfo(null));
        Map<String, String> nameless = new HashMap<>(Scene.push("CA4"));
        nameless.remove(PushPayload.FROM);
        scene.client.handleNotification(nameless, scene.notifications(), null);
        assertThat(scene.invites.getLast().from()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TN-Validation-Passed-A, true",
        "TN-Validation-Passed-B, false",
        "TN-Validation-Failed-A, false"
    })
    void aCallerIsVerifiedByFullAttestationAlone(String status, boolean verified) {
        Map<String, String> push = new HashMap<>(Scene.push("CA2"));
        push.put("twi_stir_status", status);
        scene.client.handleNotification(push, scene.notifications(), null);
        assertThat(scene.invites.getLast().callerInfo().verified()).isEqualTo(verified);
    }

    @Test
    void aCancelledInviteSaysWhatWasCancelled() {
        List<CancelledCallInvite> cancelled = new ArrayList<>();
        NotificationDelegate ofVersionThree =
                new NotificationDelegate() {
                    @Override
                    public void callInviteReceived(CallInvite invite) {}

                    @Override
                    public void cancelledCallInviteReceived(CancelledCallInvite invite) {
                        cancelled.add(invite);
                    }
                };
        scene.client.handleNotification(Scene.push("CA2"), ofVersionThree, null);
        scene.say(new Message.Cancel("CA2"));
        assertThat(cancelled)
                .containsExactly(
                        new CancelledCallInvite(
                                "client:alice",
                                "client:bob",
                                "CA2",
                                Map.of("name", "A & B", "plus", "a b")));
    }
}
