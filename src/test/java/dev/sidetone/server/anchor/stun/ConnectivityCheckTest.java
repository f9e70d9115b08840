package dev.sidetone.server.anchor.stun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.anchor.stun.ConnectivityCheck.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Who passes, what is answered, and what is not. */
class ConnectivityCheckTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final String NAME = "evtj:h6vY";
    private static final String TRANSACTION = "b7e7a701 bc34d686 fa87dfae";

    /** RFC 5769 §2.1. */
    private static final byte[] REQUEST =
            StunBytes.hex(
                    """
                    00010058 2112a442 b7e7a701 bc34d686 fa87dfae
                    80220010 5354554e 20746573 7420636c 69656e74
                    00240004 6e0001ff
                    80290008 932ff9b1 51263b36
                    00060009 6576746a 3a683676 59202020
                    00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
                    80280004 e57a3bcf
                    """);

    /** RFC 5769 §2.2. */
    private static final byte[] RESPONSE_4 =
            StunBytes.hex(
                    """
                    0101003c 2112a442 b7e7a701 bc34d686 fa87dfae
                    8022000b 74657374 20766563 746f7220
                    00200008 0001a147 e112a643
                    00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
                    80280004 c07d4c96
                    """);

    /** RFC 5769 §2.3. */
    private static final byte[] RESPONSE_6 =
            StunBytes.hex(
                    """
                    01010048 2112a442 b7e7a701 bc34d686 fa87dfae
                    8022000b 74657374 20766563 746f7220
                    00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9
                    00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41
                    80280004 c8fb0b4c
                    """);

    private final ConnectivityCheck check = new ConnectivityCheck();
    private final IceGate gate = gate("evtj", "h6vY");
    private InetSocketAddress from = address("192.0.2.1");

    private static IceGate gate(String own, @Nullable String far) {
        return new IceGate(new IceCredentials(own, PASSWORD), far);
    }

    private static InetSocketAddress address(String literal) {
        try {
            return new InetSocketAddress(InetAddress.getByName(literal), 32_853);
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }

    private Verdict examine(byte[] packet) {
        return check.examine(ByteBuffer.wrap(packet), from, gate, null);
    }

    private byte[] answer() {
        ByteBuffer answer = check.answer();
        assertThat(answer).as("an answer").isNotNull();
        byte[] bytes = new byte[answer.remaining()];
        answer.duplicate().get(bytes);
        return bytes;
    }

    @Test
    @DisplayName("RFC 5769 2.1: the request is read, its integrity and fingerprint hold")
    void theRequestOfTheTestVectorsPassesButForItsRole() {
        assertThat(examine(REQUEST)).isEqualTo(Verdict.VALID);
        assertThat(StunBytes.error(answer())).isEqualTo(487);
        assertThat(StunBytes.signed(answer(), PASSWORD)).isTrue();
    }

    @Test
    @DisplayName("RFC 5769 2.2, 2.3: the responses are read, their integrity and fingerprint hold")
    void theResponsesOfTheTestVectorsAreRight() {
        for (byte[] response : new byte[][] {RESPONSE_4, RESPONSE_6}) {
            StunMessage message = new StunMessage(response);
            assertThat(message.read(response.length)).isTrue();
            assertThat(gate.proves(message)).isTrue();
            assertThat(gate("evtj", null).proves(message)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    @DisplayName("RFC 5769 2.2, 2.3: the mapped address is written as in the responses")
    void theAnswerTellsTheAddressAsInTheTestVectors(int family) {
        from = address(family == 4 ? "192.0.2.1" : "2001:db8:1234:5678:11:2233:4455:6677");
        byte[] request = StunBytes.check(NAME, PASSWORD, false, 0);
        System.arraycopy(StunBytes.hex(TRANSACTION), 0, request, 8, 12);
        // signed again with the vector's transaction
        byte[] resigned = resigned(request);
        assertThat(examine(resigned)).isEqualTo(Verdict.VALID);
        byte[] expected = family == 4 ? RESPONSE_4 : RESPONSE_6;
        assertThat(StunBytes.value(answer(), 0x0020))
                .hasValueSatisfying(
                        value ->
                                assertThat(value)
                                        .isEqualTo(
                                                StunBytes.value(expected, 0x0020).orElseThrow()));
        assertThat(StunBytes.type(answer())).isEqualTo(0x0101);
        assertThat(StunBytes.signed(answer(), PASSWORD)).isTrue();
        assertThat(Arrays.copyOfRange(answer(), 4, 20))
                .isEqualTo(Arrays.copyOfRange(expected, 4, 20));
    }

    private byte[] resigned(byte[] request) {
        int at = request.length - 32;
        gate.digest(request, at, request, at + 4);
        var crc = new java.util.zip.CRC32();
        crc.update(request, 0, request.length - 8);
        ByteBuffer.wrap(request).putInt(request.length - 4, (int) crc.getValue() ^ 0x5354554E);
        return request;
    }

    @Test
    void onlyACheckWithUseCandidateChoosesTheWay() {
        assertThat(examine(StunBytes.check(NAME, PASSWORD, false, 1))).isEqualTo(Verdict.VALID);
        assertThat(examine(StunBytes.check(NAME, PASSWORD, true, 2))).isEqualTo(Verdict.NOMINATES);
        assertThat(check.passed()).isSameAs(gate);
        assertThat(check.far(gate)).asString().isEqualTo("h6vY");
    }

    @Test
    @DisplayName("RFC 8489 14.5: an attribute behind the integrity is nobody's")
    void whatFollowsTheIntegrityDoesNotCount() {
        byte[] late =
                StunBytes.request(1)
                        .username(NAME)
                        .integrity(PASSWORD)
                        .attribute(0x0025, new byte[0])
                        .fingerprint();
        assertThat(examine(late)).isEqualTo(Verdict.VALID);
    }

    @Test
    @DisplayName("RFC 8489 9.1.3: without user name or integrity it is a bad request")
    void aCheckWithoutCredentialsIsABadRequest() {
        assertThat(examine(StunBytes.request(1).fingerprint())).isEqualTo(Verdict.REFUSED);
        assertThat(StunBytes.error(answer())).isEqualTo(400);
        assertThat(examine(StunBytes.request(1).username(NAME).fingerprint()))
                .isEqualTo(Verdict.REFUSED);
        assertThat(examine(StunBytes.request(1).integrity(PASSWORD).fingerprint()))
                .isEqualTo(Verdict.REFUSED);
        assertThat(StunBytes.error(answer())).isEqualTo(400);
        assertThat(StunBytes.value(answer(), 0x0008)).as("integrity").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evtj",
                "evtj:",
                "evtj:h6v",
                "evtj:h6vYY",
                "evtk:h6vY",
                ":",
                "",
                "h6vY:evtj"
            })
    @DisplayName("RFC 8489 9.1.3: another user name is not authenticated")
    void anotherUserNameIsNotAuthenticated(String name) {
        assertThat(examine(StunBytes.check(name, PASSWORD, true, 1))).isEqualTo(Verdict.REFUSED);
        assertThat(StunBytes.error(answer())).isEqualTo(401);
        assertThat(StunBytes.value(answer(), 0x0008)).as("integrity").isEmpty();
    }

    @Test
    @DisplayName("RFC 8489 9.1.3: another password is not authenticated")
    void anotherPasswordIsNotAuthenticated() {
        byte[] wrong = StunBytes.check(NAME, PASSWORD + "x", true, 1);
        assertThat(examine(wrong)).isEqualTo(Verdict.REFUSED);
        assertThat(StunBytes.error(answer())).isEqualTo(401);
        assertThat(check.passed()).isNull();
    }

    @Test
    @DisplayName("RFC 8489 6.3.1: what must be understood and is not is named")
    void whatMustBeUnderstoodAndIsNotIsNamed() {
        byte[] strange =
                StunBytes.request(1)
                        .username(NAME)
                        .attribute(0x0025, new byte[0])
                        .attribute(0x7abc, new byte[3])
                        .integrity(PASSWORD)
                        .fingerprint();
        assertThat(examine(strange)).isEqualTo(Verdict.VALID);
        assertThat(StunBytes.error(answer())).isEqualTo(420);
        assertThat(StunBytes.value(answer(), 0x000A).orElseThrow())
                .isEqualTo(new byte[] {0x7a, (byte) 0xbc});
        assertThat(StunBytes.signed(answer(), PASSWORD)).isTrue();
    }

    @Test
    @DisplayName("RFC 8445 7.3.1.1: one who takes himself for controlled cannot choose the way")
    void aControlledSideCannotChooseTheWay() {
        byte[] conflict =
                StunBytes.request(1)
                        .username(NAME)
                        .attribute(0x8029, new byte[8])
                        .attribute(0x0025, new byte[0])
                        .integrity(PASSWORD)
                        .fingerprint();
        assertThat(examine(conflict)).isEqualTo(Verdict.VALID);
        assertThat(StunBytes.error(answer())).isEqualTo(487);
    }

    @Test
    @DisplayName("RFC 8445 9: checks of the generation before pass while it may be used")
    void checksOfTheGenerationBeforePassWhileTheyMay() {
        IceGate renewed = new IceGate(new IceCredentials("newe", "another password of 24 c"), "x");
        ByteBuffer old = ByteBuffer.wrap(StunBytes.check(NAME, PASSWORD, true, 1));
        assertThat(check.examine(old, from, renewed, gate)).isEqualTo(Verdict.NOMINATES);
        assertThat(check.passed()).isSameAs(gate);
        assertThat(check.examine(old, from, renewed, null)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void beforeTheAnswerIsKnownTheFarNameIsTakenOnTrust() {
        IceGate early = gate("evtj", null);
        byte[] packet = StunBytes.check("evtj:whoever", PASSWORD, true, 1);
        assertThat(check.examine(ByteBuffer.wrap(packet), from, early, null))
                .isEqualTo(Verdict.NOMINATES);
        early.expect("h6vY");
        assertThat(early.isFar(check.far(early))).isFalse();
        assertThat(check.examine(ByteBuffer.wrap(packet), from, early, null))
                .isEqualTo(Verdict.REFUSED);
    }

    @Test
    void anIndicationIsASignOfLifeAndNotAnswered() {
        assertThat(examine(StunBytes.of(0x0011, 1).fingerprint())).isEqualTo(Verdict.KEEPALIVE);
        assertThat(check.answer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0101, 0x0111, 0x0003, 0x0002})
    void nothingButBindingIsAnswered(int type) {
        byte[] other = StunBytes.of(type, 1).username(NAME).integrity(PASSWORD).fingerprint();
        assertThat(examine(other)).isEqualTo(Verdict.UNREADABLE);
        assertThat(check.answer()).isNull();
    }

    @Test
    void everyTruncationIsUnreadable() {
        byte[] whole = StunBytes.check(NAME, PASSWORD, true, 1);
        for (int length = 0; length < whole.length; length++) {
            assertThat(examine(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Verdict.UNREADABLE);
        }
        assertThat(examine(Arrays.copyOf(whole, whole.length + 4))).isEqualTo(Verdict.UNREADABLE);
        assertThat(examine(whole)).isEqualTo(Verdict.NOMINATES);
    }

    @Test
    void anyBitTurnedSpoilsTheCheck() {
        byte[] whole = StunBytes.check(NAME, PASSWORD, true, 1);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] turned = whole.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(examine(turned)).as("bit %d", bit).isEqualTo(Verdict.UNREADABLE);
        }
    }

    @Test
    void withAMendedFingerprintTheIntegrityStillHoldsForgersOff() {
        byte[] whole = StunBytes.check(NAME, PASSWORD, false, 1);
        for (int at = 8; at < whole.length - 32; at++) {
            byte[] forged = whole.clone();
            forged[at] ^= 1;
            var crc = new java.util.zip.CRC32();
            crc.update(forged, 0, forged.length - 8);
            ByteBuffer.wrap(forged).putInt(forged.length - 4, (int) crc.getValue() ^ 0x5354554E);
            assertThat(examine(forged)).as("byte %d", at).isIn(Verdict.REFUSED, Verdict.UNREADABLE);
        }
    }

    @Test
    void hugeAttributesAreUnreadable() {
        assertThat(examine(StunBytes.request(1).attribute(0xC000, new byte[60_000]).fingerprint()))
                .isEqualTo(Verdict.UNREADABLE);
        byte[] lying = StunBytes.request(1).attribute(0xC000, new byte[8]).bytes();
        ByteBuffer.wrap(lying).putShort(22, (short) 0xffff);
        assertThat(examine(lying)).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void randomBytesNeitherPassNorThrow() {
        Random random = new Random(5);
        byte[] right = StunBytes.check(NAME, PASSWORD, true, 1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                System.arraycopy(right, 0, noise, 0, Math.min(20, noise.length));
            }
            assertThat(examine(noise)).isEqualTo(Verdict.UNREADABLE);
        }
        assertThat(examine(right)).isEqualTo(Verdict.NOMINATES);
    }

    @Test
    void freshCredentialsAreWellFormedAndDiffer() {
        var randomness = dev.sidetone.time.Randomness.seeded(1);
        IceCredentials one = IceCredentials.fresh(randomness);
        IceCredentials other = IceCredentials.fresh(randomness);
        assertThat(one.wellFormed()).isTrue();
        assertThat(one).isNotEqualTo(other);
        assertThat(one.toString()).doesNotContain(one.password());
        assertThat(new IceCredentials("abc", one.password()).wellFormed()).isFalse();
        assertThat(new IceCredentials("ab c", one.password()).wellFormed()).isFalse();
        assertThat(new IceCredentials("abcd", "tooShort").wellFormed()).isFalse();
    }
}
