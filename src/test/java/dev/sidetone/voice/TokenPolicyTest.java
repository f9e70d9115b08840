package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;
import dev.sidetone.voice.AccessTokenSource.Answer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The quickstart's four ways to deal with an expiring token. */
class TokenPolicyTest {
    private final Scene scene = new Scene();
    private final List<Consumer<Answer>> asked = new ArrayList<>();
    private final List<Call> placed = new ArrayList<>();
    private final List<VoiceError> failed = new ArrayList<>();
    private final AccessTokenSource source = (_, answer) -> asked.add(answer);
    private int made;

    private void answer() {
        asked.removeFirst().accept(new Answer.Token("token-" + ++made));
        scene.run();
    }

    private void connect(TokenPolicy policy) {
        new TokenCalls(scene.client, policy)
                .connect(
                        o -> o.params(Map.of("To", "bob")),
                        scene.app(),
                        new TokenCalls.Placing() {
                            @Override
                            public void placed(Call call) {
                                placed.add(call);
                            }

                            @Override
                            public void failed(VoiceError error) {
                                failed.add(error);
                            }
                        });
        scene.run();
    }

    private String listened() {
        return scene.server.last(Message.Listen.class).token();
    }

    private void hangUp() {
        placed.getLast().disconnect();
        scene.run();
    }

    @Test
    void oneWayIsToFetchATokenBeforeEveryCall() {
        TokenPolicy policy = TokenPolicy.everyTime(source, "alice");
        connect(policy);
        assertThat(placed).isEmpty();
        answer();
        assertThat(listened()).isEqualTo("token-1");
        hangUp();
        connect(policy);
        answer();
        assertThat(listened()).isEqualTo("token-2");
        scene.say(Message.Failed.of(20104, "expired"));
        assertThat(asked).isEmpty();
        assertThat(scene.heard).endsWith("failed 20104");
    }

    @Test
    void anotherIsToKeepItUntilTheServerSaysThatItExpiredAndToTryAgain() {
        TokenPolicy policy = TokenPolicy.untilRefused(source, "alice");
        connect(policy);
        answer();
        hangUp();
        scene.heard.clear();
        connect(policy);
        assertThat(asked).isEmpty();
        scene.say(Message.Failed.of(20104, "expired"));
        assertThat(scene.heard).isEmpty();
        answer();
        assertThat(listened()).isEqualTo("token-2");
        assertThat(placed).hasSize(3);
        scene.connected();
        scene.say(new Message.Ringing("CA1", null));
        assertThat(scene.heard).containsExactly("ringing");
        assertThat(placed.getLast().state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void aSecondRefusalIsTold() {
        TokenPolicy policy = TokenPolicy.untilRefused(source, "alice");
        connect(policy);
        answer();
        scene.say(Message.Failed.of(20104, "expired"));
        answer();
        scene.say(Message.Failed.of(20104, "expired"));
        assertThat(asked).isEmpty();
        assertThat(scene.heard).containsExactly("failed 20104");
    }

    @Test
    void whatAFreshTokenDoesNotMendIsNotTriedAgain() {
        connect(TokenPolicy.untilRefused(source, "alice"));
        answer();
        scene.say(Message.Failed.of(20103, "of somebody else"));
        assertThat(asked).isEmpty();
        assertThat(scene.heard).containsExactly("failed 20103");
    }

    @Test
    void aThirdIsToKeepItForAsLongAsItIsKnownToLive() {
        TokenPolicy policy =
                TokenPolicy.forItsLife(source, "alice", Duration.ofMinutes(50), scene.time);
        connect(policy);
        answer();
        hangUp();
        scene.time.advance(Duration.ofMinutes(49));
        connect(policy);
        assertThat(asked).isEmpty();
        hangUp();
        scene.time.advance(Duration.ofMinutes(2));
        connect(policy);
        answer();
        assertThat(listened()).isEqualTo("token-2");
    }

    @Test
    void theFourthIsToFetchItWhenTheDialerOpens() {
        TokenPolicy policy = TokenPolicy.aheadOfCalls(source, "alice");
        policy.expected();
        policy.expected();
        assertThat(asked).hasSize(1);
        answer();
        connect(policy);
        assertThat(placed).hasSize(1);
        assertThat(listened()).isEqualTo("token-1");
        hangUp();
        policy.expected();
        connect(policy);
        assertThat(placed).hasSize(1);
        answer();
        assertThat(listened()).isEqualTo("token-2");
    }

    @Test
    void withoutATokenThereIsNoCall() {
        connect(TokenPolicy.everyTime(source, "alice"));
        VoiceError why = VoiceError.of(ErrorCode.CONNECTION_ERROR);
        asked.removeFirst().accept(new Answer.Failed(why));
        assertThat(failed).containsExactly(why);
        assertThat(placed).isEmpty();
        assertThat(scene.heard).isEmpty();
    }

    @Test
    void registeringIsTriedAgainToo() {
        TokenPolicy policy = TokenPolicy.untilRefused(source, "alice");
        List<String> done = new ArrayList<>();
        scene.bindings.answer = VoiceError.of(ErrorCode.ACCESS_TOKEN_EXPIRED);
        new TokenCalls(scene.client, policy)
                .register("aa", error -> done.add(String.valueOf(error)));
        answer();
        assertThat(done).isEmpty();
        scene.bindings.answer = null;
        answer();
        assertThat(done).containsExactly("null");
        assertThat(scene.bindings.bound).hasSize(2);
    }
}
