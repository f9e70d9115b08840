package dev.sidetone.wiring;

import dev.sidetone.apps.MusicApp;
import dev.sidetone.apps.OtherVoipApp;
import dev.sidetone.apps.PlainVoipApp;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryManager;
import dev.sidetone.system.App;
import dev.sidetone.system.AppManifest;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.time.Randomness;
import dev.sidetone.verbs.PhoneSnapshot;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The apps beside the softphone: a second one with CallKit, one without, and one with music. */
final class OtherApps {
    /** Their names, as {@code Rehearsal} and the panels have them. */
    static final String VOIP = "Other Calls";

    static final String PLAIN = "Plain Voice";
    static final String MUSIC = "Music";

    /** Where the apps show a person something. Callable from any thread. */
    interface Shown {
        /** What an app does has changed. */
        void changed();

        /** A number stands in an app's field for whom to call. */
        void filled(String app, String number);

        /** An app tells a person something. */
        void say(String words);
    }

    private final Device device;
    private final Randomness random;
    private final Shown shown;
    private final Map<String, Patient> patients = new LinkedHashMap<>();
    private final OtherVoipApp voip = new OtherVoipApp();
    private final PlainVoipApp plain;
    private final MusicApp music = new MusicApp(new SilentPlayer());
    private volatile @Nullable CXCallDirectoryManager directory;

    OtherApps(Device device, Randomness random, Shown shown) {
        this.device = device;
        this.random = random;
        this.shown = shown;
        this.plain = new PlainVoipApp(new SilentLine(), () -> !device.profile().hasCallKit());
        install(
                new AppManifest(VOIP, true),
                services -> {
                    voip.launched(
                            services.callKit(), services.audioSession(), services.mainQueue());
                    directory = new CXCallDirectoryManager(services.directory());
                });
        install(new AppManifest(PLAIN, true, true), this::launchPlain);
        install(
                new AppManifest(MUSIC, false, true),
                services -> music.launched(services.audioSession(), services.mainQueue()));
        plain.observe(now -> shown.changed());
        music.observe(now -> shown.changed());
    }

    private void install(AppManifest manifest, App app) {
        Patient patient = new Patient(manifest.displayName(), app);
        patient.installed = device.install(manifest, patient);
        patients.put(manifest.displayName(), patient);
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
        switch (app) {
            case VOIP -> when(app, () -> voip.ring(random.uuid(), from));
            case PLAIN -> when(app, () -> plain.invited(random.sid("CA"), from));
            default -> throw unable(app);
        }
    }

    /** An app calls somebody. */
    void call(String app, String to) {
        switch (app) {
            case VOIP -> when(app, () -> voip.call(random.uuid(), to));
            case PLAIN -> inFront(app, () -> plain.call(to));
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
        inFront(PLAIN, plain::accept);
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
            inFront(MUSIC, music::play);
        } else {
            music.pause();
        }
    }

    /** An app that does not run is started first, unseen, as a push would do it. */
    private void when(String app, Runnable what) {
        Patient patient = patients.get(app);
        if (patient != null) {
            patient.then(what);
        }
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

    /** What a person does in an app brings it to the front: unseen it may not begin to sound. */
    private void inFront(String app, Runnable what) {
        named(app).launch();
        when(app, what);
    }

    /** The second VoIP app shows where its extensions are switched on. */
    void openSettings() {
        inFront(
                VOIP,
                () -> {
                    CXCallDirectoryManager manager = directory;
                    if (manager != null) {
                        manager.openSettings(this::settingsOpened);
                    }
                });
    }

    private void settingsOpened(@Nullable CXError error) {
        if (error != null) {
            shown.say(VOIP + ": " + error.localizedDescription());
        }
    }

    /** What an app is told before it runs waits until it does. */
    private final class Patient implements App {
        private final String name;
        private final App app;
        private final List<Runnable> waiting = new ArrayList<>();
        private @Nullable InstalledApp installed;
        private boolean up;

        Patient(String name, App app) {
            this.name = name;
            this.app = app;
        }

        void then(Runnable what) {
            boolean now;
            synchronized (this) {
                now = up;
                if (!now) {
                    waiting.add(what);
                }
            }
            if (now) {
                what.run();
            } else if (installed != null) {
                installed.launchUnseen();
            }
        }

        @Override
        public void launched(AppServices services) {
            app.launched(services);
            List<Runnable> due;
            synchronized (this) {
                up = true;
                due = List.copyOf(waiting);
                waiting.clear();
            }
            due.forEach(Runnable::run);
        }

        /** Whoever follows a link has not decided to call yet: it fills the app's field (R101). */
        @Override
        public void openURL(URI link) {
            shown.filled(name, link.getSchemeSpecificPart());
        }

        @Override
        public synchronized void ended() {
            up = false;
        }
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
