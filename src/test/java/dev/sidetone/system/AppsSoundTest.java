package dev.sidetone.system;

import static dev.sidetone.testing.VirtualSound.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.apps.MusicApp;
import dev.sidetone.apps.PlainVoipApp;
import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sound of several apps on a whole phone, with calls of a CallKit app: R72 to R76, R80 to R82. */
class AppsSoundTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp softphone = new FakeApp();
    private final UUID one = VirtualDevice.call(1);
    private final List<String> heard = new ArrayList<>();
    private final MusicApp music =
            new MusicApp(
                    new MusicApp.Player() {
                        @Override
                        public void play() {
                            heard.add("play");
                        }

                        @Override
                        public void pause() {
                            heard.add("pause");
                        }
                    });

    @BeforeEach
    void install() {
        phone.launch("softphone", softphone);
        phone.device()
                .install(
                        new AppManifest("music", false, true),
                        given -> music.launched(given.audioSession(), given.mainQueue()))
                .launch();
        phone.run();
        music.play();
        phone.run();
        heard.clear();
    }

    private AVAudioSession session() {
        return softphone.services().audioSession();
    }

    private void configure() {
        assertThat(
                        refusal(
                                () ->
                                        session()
                                                .setCategory(
                                                        AVAudioSessionCategory.PLAY_AND_RECORD,
                                                        AVAudioSessionMode.VOICE_CHAT)))
                .isNull();
    }

    @Test
    @DisplayName("R80, R82: music stops when a CallKit call rings, and goes on when it is over")
    void r80RingingStopsMusic() {
        softphone.ring(one);
        phone.run();
        assertThat(music.snapshot().state()).isEqualTo(MusicApp.State.INTERRUPTED);

        phone.device().answer(one);
        phone.run();
        assertThat(heard).containsExactly("pause");
        phone.device().end(one);
        phone.run();

        assertThat(heard).containsExactly("pause", "play");
        assertThat(phone.trace().events())
                .filteredOn(event -> event.app().equals("music"))
                .extracting(Event::name)
                .containsSubsequence("InterruptionBegan", "RouteChanged", "InterruptionEnded");
    }

    @Test
    @DisplayName(
            "R76: setActive(true) of the app in a CallKit call is !pri; R72: setting is allowed")
    void r76InACall() {
        softphone.performing(this::configure);
        softphone.start(one);
        phone.run();

        assertThat(refusal(() -> session().setActive(true)))
                .isEqualTo(AVAudioSessionErrorCode.INSUFFICIENT_PRIORITY);

        assertThat(session().category()).isEqualTo(AVAudioSessionCategory.PLAY_AND_RECORD);
        phone.device().end(one);
        phone.run();
        assertThat(refusal(() -> session().setActive(true)))
                .as("unseen behind the music")
                .isEqualTo(AVAudioSessionErrorCode.CANNOT_INTERRUPT_OTHERS);
    }

    @Test
    @DisplayName("R77: held for a cellular call, the app hears a beginning, then didDeactivate")
    void r77HeldForTheCellularPhone() {
        List<String> told = new ArrayList<>();
        session().onInterruption(what -> told.add(what.isBegan() ? "began" : "ended"));
        softphone.start(one);
        softphone.provider().reportOutgoingCallConnected(one, null);
        phone.run();
        UUID two = VirtualDevice.call(2);
        phone.device().cellular().ring(two, "+15550100");
        phone.run();
        assertThat(told).as("ringing posts nothing (A6)").isEmpty();

        phone.device().holdAndAnswer(two);
        phone.run();
        assertThat(told).containsExactly("began");
        assertThat(phone.trace().events())
                .filteredOn(event -> event.app().equals("softphone"))
                .extracting(Event::name)
                .containsSubsequence("InterruptionBegan", "SessionDeactivated");
        phone.device().end(two);
        phone.run();
        phone.device().end(one);
        phone.run();

        assertThat(told).as("the resume signal is SetHeld(false)").containsExactly("began");
        assertThat(heard).as("music waits for the last call").containsExactly("pause", "play");
    }

    @Test
    @DisplayName("R75: the phone knows which app activated its session before its call")
    void r75Known() {
        softphone.performing(
                () -> {
                    configure();
                    phone.device().sound().cameToFront("softphone");
                    assertThat(refusal(() -> session().setActive(true))).isNull();
                });

        softphone.start(one);
        phone.run();

        assertThat(phone.device().sound().state().activatedByApp("softphone")).isTrue();
        assertThat(phone.device().sound().state().activatedByApp("music")).isFalse();
    }

    @Test
    @DisplayName("R81: a telephone without CallKit gets no sound while another app's call has it")
    void r81PlainTelephone() {
        PlainVoipApp telephone = new PlainVoipApp(new NoLine(), () -> false);
        phone.device()
                .install(
                        "telephone",
                        given -> telephone.launched(given.audioSession(), given.mainQueue()))
                .launch();
        softphone.start(one);
        phone.run();

        telephone.call("bob");
        phone.run();

        assertThat(telephone.snapshot().speaking()).isFalse();
        assertThat(telephone.snapshot().problem()).contains("561017449");
        assertThat(phone.device().snapshot().audioActive()).isTrue();
    }

    private static final class NoLine implements PlainVoipApp.Line {
        @Override
        public void connect(String to) {}

        @Override
        public void accept(String invite) {}

        @Override
        public void reject(String invite) {}

        @Override
        public void disconnect() {}

        @Override
        public void sound(boolean local, boolean remote) {}

        @Override
        public void ringtone(boolean on) {}
    }

    @Test
    @DisplayName("A8, R73: a call turns the route from the speaker to the receiver and back")
    void a8RouteOfTheCall() {
        List<String> routes = new ArrayList<>();
        session()
                .onRouteChange(
                        change ->
                                routes.add(
                                        change.reason()
                                                + " from "
                                                + ports(change.previousRoute().outputs())));
        softphone.performing(this::configure);

        softphone.start(one);
        phone.run();
        assertThat(ports(session().currentRoute().outputs()))
                .containsExactly(AVAudioSessionPort.BUILT_IN_RECEIVER);
        assertThat(ports(session().currentRoute().inputs()))
                .containsExactly(AVAudioSessionPort.BUILT_IN_MIC);
        phone.device().end(one);
        phone.run();

        assertThat(routes)
                .containsExactly(
                        "CATEGORY_CHANGE from [BUILT_IN_SPEAKER]",
                        "CATEGORY_CHANGE from [BUILT_IN_RECEIVER]");
    }

    private static List<AVAudioSessionPort> ports(List<AVAudioSessionPortDescription> some) {
        return some.stream().map(AVAudioSessionPortDescription::portType).toList();
    }

    @Test
    @DisplayName("Headphones are told to every app that runs")
    void devicesAreTold() {
        List<String> reasons = new ArrayList<>();
        session().onRouteChange(change -> reasons.add(change.reason().name()));

        phone.routes().plug("wire");
        phone.run();
        phone.routes().unplug("wire");
        phone.run();

        assertThat(reasons).containsExactly("NEW_DEVICE_AVAILABLE", "OLD_DEVICE_UNAVAILABLE");
        assertThat(phone.trace().events())
                .filteredOn(event -> event.name().equals("RouteChanged"))
                .extracting(Event::app)
                .contains("softphone", "music");
    }
}
