package dev.sidetone.system.dialing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.INCallCapability;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.intents.INIntent;
import dev.sidetone.intents.INPerson;
import dev.sidetone.intents.INPersonHandle;
import dev.sidetone.intents.INPersonHandleType;
import dev.sidetone.intents.INStartAudioCallIntent;
import dev.sidetone.intents.INStartCallIntent;
import dev.sidetone.intents.INStartVideoCallIntent;
import dev.sidetone.intents.NSUserActivity;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentOutcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What an app gets when a person calls back from recents. */
class StartCallTest {
    private static final CXHandle NUMBER = new CXHandle(CXHandleType.PHONE_NUMBER, "+1 555 0100");
    private static final Set<CXHandleType> ALL = EnumSet.allOf(CXHandleType.class);

    private static Switches ios(int version) {
        return new IOSProfile(version).switches();
    }

    private static RecentEntry recent(@Nullable CXHandle handle, boolean video) {
        return new RecentEntry(
                new UUID(7, 1),
                "Bob",
                handle,
                "Softphone",
                false,
                video,
                RecentOutcome.MISSED,
                Instant.EPOCH,
                null,
                Instant.EPOCH);
    }

    private static StartCall tapped(CXHandle handle, boolean video) {
        return Objects.requireNonNull(StartCall.from(recent(handle, video)));
    }

    private static final List<INPerson> BOB =
            List.of(
                    new INPerson(
                            new INPersonHandle("+1 555 0100", INPersonHandleType.PHONE_NUMBER),
                            "Bob",
                            null));

    @ParameterizedTest
    @DisplayName("R98, R100: since iOS 13 a tap in recents brings an INStartCallIntent")
    @ValueSource(ints = {13, 18, 26})
    void r100OneIntent(int ios) {
        NSUserActivity activity =
                Objects.requireNonNull(tapped(NUMBER, false).activity(ios(ios), ALL));

        assertThat(activity.activityType()).isEqualTo("INStartCallIntent");
        assertThat(activity.interaction()).isNotNull();
        assertThat(activity.interaction().intent())
                .isEqualTo(
                        new INStartCallIntent(
                                BOB, INCallCapability.AUDIO_CALL, INCallDestinationType.NORMAL));
        assertThat(tapped(NUMBER, true).intent(ios(ios)).wantsVideo()).isTrue();
        assertThat(tapped(NUMBER, false).intent(ios(ios)).wantsVideo()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R100: iOS 10 to 12 have one intent with video and one without")
    @ValueSource(ints = {10, 11, 12})
    void r100TwoIntents(int ios) {
        INIntent audio = tapped(NUMBER, false).intent(ios(ios));
        INIntent video = tapped(NUMBER, true).intent(ios(ios));

        assertThat(audio).isEqualTo(new INStartAudioCallIntent(BOB));
        assertThat(audio.wantsVideo()).isFalse();
        assertThat(video).isEqualTo(new INStartVideoCallIntent(BOB));
        assertThat(video.wantsVideo()).isTrue();
        assertThat(NSUserActivity.of(audio).activityType()).isEqualTo("INStartAudioCallIntent");
        assertThat(NSUserActivity.of(video).activityType()).isEqualTo("INStartVideoCallIntent");
    }

    @Test
    @DisplayName("R99: without supported handle types the app hears nothing")
    void r99NoHandleTypes() {
        assertThat(tapped(NUMBER, false).activity(ios(18), Set.of())).isNull();
        assertThat(tapped(NUMBER, false).activity(ios(18), Set.of(CXHandleType.GENERIC))).isNull();
        assertThat(tapped(NUMBER, false).activity(ios(18), Set.of(CXHandleType.PHONE_NUMBER)))
                .isNotNull();
    }

    @Test
    @DisplayName("R98: a call without a handle cannot be called back")
    void r98NoHandle() {
        assertThat(StartCall.from(recent(null, false))).isNull();
    }

    @ParameterizedTest
    @DisplayName("R98: the handle that the app gets is the one it had told")
    @EnumSource(CXHandleType.class)
    void r98SameHandle(CXHandleType type) {
        CXHandle handle = new CXHandle(type, "bob");
        INPersonHandle person =
                tapped(handle, false).intent(ios(18)).contacts().getFirst().personHandle();

        assertThat(person).isNotNull();
        assertThat(person.callKit()).isEqualTo(handle);
    }

    @ParameterizedTest
    @DisplayName("R101: since iOS 18.2 the app chosen for calling gets tel: links")
    @CsvSource({"18, true, tel:+15550100", "26, true, tel:+15550100", "18, false,", "17, true,"})
    void r101TelephoneLink(int ios, boolean chosen, @Nullable URI link) {
        assertThat(tapped(NUMBER, false).telephoneLink(ios(ios), chosen)).isEqualTo(link);
    }

    @Test
    @DisplayName("R101: only numbers are tel: links")
    void r101OnlyNumbers() {
        CXHandle client = new CXHandle(CXHandleType.GENERIC, "bob");

        assertThat(tapped(client, false).telephoneLink(ios(18), true)).isNull();
    }

    @Test
    @DisplayName("R100: raw values are those of Intents")
    void r100RawValues() {
        assertThat(INPersonHandleType.EMAIL_ADDRESS.rawValue()).isEqualTo(1);
        assertThat(INPersonHandleType.PHONE_NUMBER.rawValue()).isEqualTo(2);
        assertThat(INCallCapability.AUDIO_CALL.rawValue()).isEqualTo(1);
        assertThat(INCallCapability.VIDEO_CALL.rawValue()).isEqualTo(2);
        assertThat(INCallDestinationType.REDIAL.rawValue()).isEqualTo(4);
        assertThat(INCallDestinationType.CALL_BACK.rawValue()).isEqualTo(5);
    }
}
