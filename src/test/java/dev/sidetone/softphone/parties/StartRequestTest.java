package dev.sidetone.softphone.parties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.INCallCapability;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.intents.INPerson;
import dev.sidetone.intents.INStartCallIntent;
import dev.sidetone.intents.NSUserActivity;
import dev.sidetone.system.dialing.StartCall;
import dev.sidetone.system.profile.IOSProfile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the app reads out of the phone's wish to call somebody. */
class StartRequestTest {
    private static final CXHandle NUMBER = new CXHandle(CXHandleType.PHONE_NUMBER, "+1 555 0100");

    @ParameterizedTest
    @DisplayName(
            "R98, R100: under every version the app learns whom to call, and with video or not")
    @CsvSource({"10, true", "12, false", "13, true", "18, false"})
    void r98Activity(int ios, boolean video) {
        NSUserActivity activity =
                Objects.requireNonNull(
                        new StartCall(NUMBER, "Bob", video, INCallDestinationType.NORMAL)
                                .activity(
                                        new IOSProfile(ios).switches(),
                                        Set.of(CXHandleType.PHONE_NUMBER)));

        assertThat(StartRequest.of(activity)).isEqualTo(new StartRequest(NUMBER, "Bob", video));
    }

    @Test
    @DisplayName("R98: an activity that names nobody is no wish to call")
    void r98Nobody() {
        assertThat(StartRequest.of(new NSUserActivity("dev.sidetone.read", null))).isNull();
        assertThat(StartRequest.of(calling(List.of()))).isNull();
        assertThat(StartRequest.of(calling(List.of(new INPerson(null, "Bob", null))))).isNull();
    }

    private static NSUserActivity calling(List<INPerson> contacts) {
        return NSUserActivity.of(
                new INStartCallIntent(
                        contacts, INCallCapability.AUDIO_CALL, INCallDestinationType.NORMAL));
    }

    @Test
    @DisplayName("R101: a tel: link names a number, other links nobody")
    void r101Link() {
        var call = new StartCall(NUMBER, "Bob", false, INCallDestinationType.NORMAL);
        URI link = call.telephoneLink(IOSProfile.DEFAULT.switches(), true);

        assertThat(StartRequest.of(Objects.requireNonNull(link)))
                .isEqualTo(
                        new StartRequest(
                                new CXHandle(CXHandleType.PHONE_NUMBER, "+15550100"),
                                "+15550100",
                                false));
        assertThat(StartRequest.of(URI.create("https://example.org"))).isNull();
    }
}
