package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionConfiguration;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionNotifications;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRecordPermission;
import dev.sidetone.avaudio.AVAudioSessionRouteDescription;
import dev.sidetone.avaudio.AVAudioSessionService;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** The phone's end of one run of an app; of no effect once the run is over. */
final class SoundClient implements AVAudioSessionService {
    private final String app;
    private final SoundDaemon daemon;
    private final SerialQueue main;
    private final AVAudioSessionNotifications notifications = new AVAudioSessionNotifications();
    private volatile boolean over;

    SoundClient(String app, SoundDaemon daemon, SerialQueue main) {
        this.app = app;
        this.daemon = daemon;
        this.main = main;
    }

    AVAudioSessionNotifications notifications() {
        return notifications;
    }

    /** Appends to the app's main queue. */
    void execute(Runnable task) {
        main.execute(task);
    }

    void end() {
        over = true;
    }

    private @Nullable AppSound session() {
        return over ? null : daemon.state().session(app);
    }

    private @Nullable AVAudioSessionErrorCode ask(SoundEvent event) {
        return over ? AVAudioSessionErrorCode.EXPIRED_SESSION : daemon.apply(event);
    }

    @Override
    public AVAudioSessionConfiguration configuration() {
        AppSound session = session();
        return session == null ? AVAudioSessionConfiguration.INITIAL : session.configuration();
    }

    @Override
    public @Nullable AVAudioSessionErrorCode configure(AVAudioSessionConfiguration now) {
        return ask(new SoundEvent.CategorySet(app, now));
    }

    @Override
    public @Nullable AVAudioSessionErrorCode setActive(boolean active, boolean notifyOthers) {
        return ask(
                active
                        ? new SoundEvent.AppActivated(app)
                        : new SoundEvent.AppDeactivated(app, notifyOthers));
    }

    @Override
    public @Nullable AVAudioSessionErrorCode startIO() {
        return ask(new SoundEvent.IOStarted(app));
    }

    @Override
    public void stopIO() {
        ask(new SoundEvent.IOStopped(app));
    }

    @Override
    public boolean isOtherAudioPlaying() {
        return daemon.state().othersPlay(app);
    }

    @Override
    public boolean secondaryAudioShouldBeSilenced() {
        return daemon.state().primaryPlays(app);
    }

    @Override
    public boolean prefersNoInterruptions() {
        AppSound session = session();
        return session != null && session.prefersNoInterruptions();
    }

    @Override
    public void preferNoInterruptions(boolean preferred) {
        ask(new SoundEvent.NoInterruptionsPreferred(app, preferred));
    }

    @Override
    public AVAudioSessionRecordPermission recordPermission() {
        return daemon.state().permission(app);
    }

    @Override
    public void requestRecordPermission(Consumer<Boolean> answer) {
        daemon.askForMicrophone(app, granted -> execute(() -> answer.accept(granted)));
    }

    @Override
    public AVAudioSessionRouteDescription route() {
        return daemon.hardware().route();
    }

    @Override
    public List<AVAudioSessionPortDescription> inputs() {
        return daemon.hardware().inputs();
    }

    @Override
    public void overrideOutput(AVAudioSessionPortOverride override) {
        if (!over) {
            daemon.hardware().overrideOutput(override);
        }
    }

    @Override
    public void preferInput(@Nullable AVAudioSessionPortDescription input) {
        if (!over) {
            daemon.hardware().preferInput(input);
        }
    }
}
