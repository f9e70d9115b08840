package dev.sidetone.wiring;

import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.intents.NSUserActivity;
import dev.sidetone.softphone.Softphone;
import dev.sidetone.softphone.SoftphoneSetup;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.softphone.parties.StartRequest;
import dev.sidetone.store.BindingRecord;
import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.profile.Quirk.ApsEnvironment;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpBindings;
import dev.sidetone.voice.PushEnvironment;
import dev.sidetone.voice.SdkGeneration;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceSetup;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The softphone as it is installed on a household's phone: every launch is a new process of it. */
final class SidetoneApp implements App {
    /** On sheets, in recents, and in the panels. */
    static final String NAME = "Sidetone";

    private record Process(Softphone softphone, VoiceClient voice) {}

    private final Household household;
    private final String identity;
    private final PhoneSound sound;
    private final PhoneRinger ringer;
    private final Trace trace;
    private final BooleanSupplier ios9;
    private final Supplier<ApsEnvironment> apsEnvironment;
    private final Consumer<SoftphoneSnapshot> shows;
    private final AtomicInteger ends = new AtomicInteger();
    private volatile boolean usesCallKit = true;
    private volatile @Nullable Process process;

    SidetoneApp(
            Household household,
            String identity,
            PhoneSound sound,
            PhoneRinger ringer,
            Trace trace,
            BooleanSupplier ios9,
            Supplier<ApsEnvironment> apsEnvironment,
            Consumer<SoftphoneSnapshot> shows) {
        this.household = household;
        this.identity = identity;
        this.sound = sound;
        this.ringer = ringer;
        this.trace = trace.of(NAME);
        this.ios9 = ios9;
        this.apsEnvironment = apsEnvironment;
        this.shows = shows;
    }

    /** Before the first launch, or after the end. */
    SoftphoneSnapshot idle(SoftphoneSnapshot.Registration registration, String words) {
        return new SoftphoneSnapshot(identity, registration, words, List.of(), List.of());
    }

    /** Whether the next launch has a provider: iOS 9 knows none. */
    void useCallKit(boolean on) {
        usesCallKit = on;
    }

    boolean usesCallKit() {
        return usesCallKit;
    }

    /** The app that runs; null when it does not. */
    @Nullable Softphone running() {
        Process now = process;
        return now == null ? null : now.softphone();
    }

    @Override
    public void launched(AppServices services) {
        int launches = ends.get();
        OkHttpClient http = household.dialer().http();
        VoiceClient voice = voice(http, services);
        Softphone started =
                new Softphone(
                        new SoftphoneSetup(
                                identity,
                                services.callKit(),
                                services.audioSession(),
                                services.push(),
                                services.mainQueue(),
                                voice,
                                new HttpAccessTokens(
                                        ServerSecret.known(http), household::currentServer),
                                ringer.ofApp(),
                                household.random(),
                                trace,
                                record(),
                                new SoftphoneSetup.Options(
                                        usesCallKit, SoftphoneSetup.Options.CallWaiting.RING)));
        if (!begin(new Process(started, voice), launches)) {
            voice.close();
            return;
        }
        services.life()
                .onLifeChange(
                        life -> {
                            // nobody else tells, on iOS 8 and 9, that an interruption is over (A9)
                            if (life == InstalledApp.Life.FOREGROUND && ios9.getAsBoolean()) {
                                started.becameActive();
                            }
                        });
        started.observe(shows);
    }

    private VoiceClient voice(OkHttpClient http, AppServices services) {
        VoiceClient client =
                new VoiceClient(
                        new VoiceSetup(
                                identity,
                                household::currentServer,
                                household.media(),
                                sound,
                                household.sound().control(),
                                household.dialer(),
                                new HttpBindings(http, household::currentServer)
                                        .builtFor(this::builtFor),
                                household.time(),
                                household.random(),
                                trace,
                                services.mainQueue()));
        InsightsGateway.setUp(client.reporting(), http, household::currentServer, household.time());
        // the app is the quickstart's, and its phone may hear of cancelled calls by push
        client.setGeneration(SdkGeneration.V3);
        client.watchNetwork();
        return client;
    }

    private @Nullable PushEnvironment builtFor() {
        return switch (apsEnvironment.get()) {
            case UNSAID -> null;
            case DEVELOPMENT -> PushEnvironment.SANDBOX;
            case PRODUCTION -> PushEnvironment.PRODUCTION;
        };
    }

    private BindingRecord record() {
        return new BindingRecord(household.folder(), identity);
    }

    /** Another build takes the place of this one: it has registered for nothing yet. */
    void reinstalled() {
        record().clear();
    }

    @Override
    public void continueUserActivity(NSUserActivity activity) {
        start(StartRequest.of(activity));
    }

    @Override
    public void openURL(URI link) {
        start(StartRequest.of(link));
    }

    private void start(@Nullable StartRequest wanted) {
        Softphone app = running();
        if (wanted != null && app != null) {
            app.start(wanted);
        }
    }

    /** False where the process was ended while it was being launched. */
    private synchronized boolean begin(Process begun, int launches) {
        if (launches != ends.get()) {
            return false;
        }
        process = begun;
        return true;
    }

    private synchronized @Nullable Process end() {
        ends.incrementAndGet();
        Process gone = process;
        process = null;
        return gone;
    }

    /** A process that ends takes its sockets with it: whoever it talked with hears of the end. */
    @Override
    public void ended() {
        Process gone = end();
        if (gone != null) {
            gone.voice().close();
            shows.accept(idle(SoftphoneSnapshot.Registration.UNREACHABLE, "The app does not run"));
        }
    }
}
