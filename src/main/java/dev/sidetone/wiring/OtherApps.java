package dev.sidetone.wiring;

import dev.sidetone.apps.MusicApp;
import dev.sidetone.apps.OtherVoipApp;
import dev.sidetone.apps.PlainVoipApp;
import dev.sidetone.system.AppManifest;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.time.Randomness;
import dev.sidetone.verbs.PhoneSnapshot;

import java.util.ArrayList;
import java.util.List;

/** The apps beside the softphone: a second one with CallKit, one without, and one with music. */
final class OtherApps {
    /** Their names, as {@code Rehearsal} and the panels have them. */
    static final String VOIP = "Other Calls";

    static final String PLAIN = "Plain Voice";
    static final String MUSIC = "Music";

    private final Device device;
    private final Randomness random;
    private final OtherVoipApp voip = new OtherVoipApp();
    private final PlainVoipApp plain;
    private final MusicApp music = new MusicApp(new SilentPlayer());

    OtherApps(Device device, Randomness random, Runnable changed) {
        this.device = device;
        this.random = random;
        this.plain = new PlainVoipApp(new SilentLine(), !IOSProfile.DEFAULT.hasCallKit());
        device.install(
                VOIP,
                services ->
                        voip.launched(
                                services.callKit(), services.audioSession(), services.mainQueue()));
        device.install(new AppManifest(PLAIN, true, true), this::launchPlain);
        device.install(
                new AppManifest(MUSIC, false, true),
                services -> music.launched(services.audioSession(), services.mainQueue()));
        plain.observe(now -> changed.run());
        music.observe(now -> changed.run());
    }

    private void launchPlain(AppServices services) {
        plain.launched(services.audioSession(), services.mainQueue());
        services.life()
                .onLifeChange(
                        life -> {
                            if (life == InstalledApp.Life.FOREGROUND) {
                                plain.didBecomeActive();
                            }
                        });
    }

    /** What those do that have no calls on the phone's own screen. */
    List<PhoneSnapshot.Doing> doing() {
        List<PhoneSnapshot.Doing> all = new ArrayList<>();
        PlainVoipApp.Snapshot call = plain.snapshot();
        all.add(
                new PhoneSnapshot.Doing(
                        PLAIN,
                        call.interrupted() ? "INTERRUPTED" : call.state().name(),
                        call.party()));
        all.add(new PhoneSnapshot.Doing(MUSIC, music.snapshot().state().name(), ""));
        return all;
    }

    /** Somebody calls an app. */
    void ring(String app, String from) {
        InstalledApp installed = running(app);
        switch (installed.name()) {
            case VOIP -> voip.ring(random.uuid(), from);
            case PLAIN -> plain.invited(random.sid("CA"), from);
            default -> throw unable(app);
        }
    }

    /** An app calls somebody. */
    void call(String app, String to) {
        InstalledApp installed = running(app);
        switch (installed.name()) {
            case VOIP -> voip.call(random.uuid(), to);
            case PLAIN -> plain.call(to);
            default -> throw unable(app);
        }
    }

    /** The far end of one of the phone's calls hangs up. */
    void remoteEnds(SystemSnapshot.Line line) {
        if (line.app().equals(VOIP)) {
            voip.remoteEnds(line.call());
        } else {
            device.cellular().remoteEnds(line.call());
        }
    }

    /** The app's own alert: Accept, or the end of its call. */
    void plainAnswers() {
        plain.accept();
    }

    void plainEnds() {
        if (plain.snapshot().state() == PlainVoipApp.State.INVITED) {
            plain.reject();
        } else {
            plain.hangUp();
        }
    }

    void music(boolean on) {
        if (on) {
            running(MUSIC);
            music.play();
        } else {
            music.pause();
        }
    }

    /** An app that does not run is started, unseen, as a push would do it. */
    private InstalledApp running(String name) {
        InstalledApp app = named(name);
        if (!app.running()) {
            app.launch();
            app.leave();
        }
        return app;
    }

    /**
     * The app of that name.
     *
     * @throws IllegalArgumentException names the apps there are
     */
    InstalledApp named(String name) {
        return device.installed().stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unable(name));
    }

    private IllegalArgumentException unable(String app) {
        List<String> names = device.installed().stream().map(InstalledApp::name).toList();
        return new IllegalArgumentException(
                "\"%s\" cannot do that: the apps on this phone are %s".formatted(app, names));
    }

    /** Calls without media: whoever is called answers at once. */
    private final class SilentLine implements PlainVoipApp.Line {
        @Override
        public void connect(String to) {
            plain.connected();
        }

        @Override
        public void accept(String invite) {
            plain.connected();
        }

        @Override
        public void reject(String invite) {}

        @Override
        public void disconnect() {
            plain.disconnected();
        }

        @Override
        public void sound(boolean local, boolean remote) {}

        @Override
        public void ringtone(boolean on) {}
    }

    /** Music that only its panel tells of. */
    private static final class SilentPlayer implements MusicApp.Player {
        @Override
        public void play() {}

        @Override
        public void pause() {}
    }
}
