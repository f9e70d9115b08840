package dev.sidetone.testing;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionCategoryOptions;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.system.sound.SoundDaemon;
import dev.sidetone.system.sound.SoundOwner;
import dev.sidetone.system.sound.SoundPolicy;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The owner of a phone's sound on virtual time, without any calls but those that a test tells. */
public final class VirtualSound {
    private final VirtualTime time = new VirtualTime();
    private final Trace trace = new Trace(time::nanos);
    private final FakeSoundHardware hardware = new FakeSoundHardware();
    private final SoundDaemon daemon;
    private SoundOwner owner = SoundOwner.NOBODY;
    private SoundOwner ringing = SoundOwner.NOBODY;
    private boolean held;

    /** A phone of that version of the system. */
    public VirtualSound(int version) {
        this(SoundPolicy.ofIOS(version));
    }

    public VirtualSound(SoundPolicy policy) {
        daemon = new SoundDaemon(time.queue("system"), trace, hardware, policy);
    }

    /** An app's session, with a log of all that it is told. */
    public final class Ear {
        private final String app;
        private final SerialQueue main;
        private final AVAudioSession session;
        private final List<String> heard = new ArrayList<>();

        private Ear(String app, boolean backgroundAudio) {
            this.app = app;
            this.main = time.queue(app);
            this.session = daemon.launched(app, backgroundAudio, main);
            session.onInterruption(
                    what ->
                            hear(
                                    what.isBegan()
                                            ? "began " + what.reason()
                                            : "ended" + (what.shouldResume() ? " resume" : "")));
            session.onRouteChange(what -> hear("route " + what.reason()));
            session.onSilenceSecondaryAudioHint(what -> hear("hint " + what));
            session.onMediaServicesWereLost(() -> hear("lost"));
            session.onMediaServicesWereReset(() -> hear("reset"));
            session.onAvailableInputsChange(() -> hear("inputs"));
        }

        private void hear(String what) {
            if (!main.isCurrent()) {
                throw new AssertionError("told on another queue: " + what);
            }
            heard.add(what);
        }

        public AVAudioSession session() {
            return session;
        }

        public SerialQueue main() {
            return main;
        }

        public Ear front() {
            daemon.cameToFront(app);
            time.run();
            return this;
        }

        public void leave() {
            daemon.left(app);
            time.run();
        }

        public void kill() {
            daemon.killed(app);
            main.close();
            time.run();
        }

        public Ear set(AVAudioSessionCategory category, AVAudioSessionCategoryOptions... options) {
            return set(category, AVAudioSessionMode.DEFAULT, options);
        }

        public Ear set(
                AVAudioSessionCategory category,
                AVAudioSessionMode mode,
                AVAudioSessionCategoryOptions... options) {
            require(() -> session.setCategory(category, mode, Set.of(options)));
            return this;
        }

        public Ear active() {
            require(() -> session.setActive(true));
            return this;
        }

        /** Active, and heard. */
        public Ear running() {
            active();
            require(session::startIO);
            return this;
        }

        /** What it was told since the last question, route changes left out. */
        public List<String> heard() {
            List<String> some = all();
            return some.stream().filter(what -> !what.startsWith("route")).toList();
        }

        /** All that it was told since the last question. */
        public List<String> all() {
            time.run();
            List<String> some = List.copyOf(heard);
            heard.clear();
            return some;
        }
    }

    /** Something that the session may refuse. */
    public interface Request {
        void make() throws AVAudioSessionException;
    }

    /** Why it is refused; null when it is not. */
    public static @Nullable AVAudioSessionErrorCode refusal(Request request) {
        try {
            request.make();
            return null;
        } catch (AVAudioSessionException refused) {
            return refused.code();
        }
    }

    private static void require(Request request) {
        AVAudioSessionErrorCode refusal = refusal(request);
        if (refusal != null) {
            throw new AssertionError("refused: " + refusal);
        }
    }

    /** An app in front that is silenced when it leaves. */
    public Ear app(String name) {
        return new Ear(name, false).front();
    }

    /** An app in front that plays or talks on when it leaves. */
    public Ear lasting(String name) {
        return new Ear(name, true).front();
    }

    public void rings(SoundOwner whose) {
        ringing = whose;
        tell();
    }

    /** Whether a call is held. */
    public void holds(boolean one) {
        held = one;
        tell();
    }

    /** Nobody answers, or the caller gives up. */
    public void stopsRinging() {
        ringing = SoundOwner.NOBODY;
        tell();
    }

    /** The call is answered. */
    public void talks(SoundOwner who) {
        owner = who;
        ringing = SoundOwner.NOBODY;
        tell();
    }

    public void callEnds() {
        owner = SoundOwner.NOBODY;
        tell();
    }

    private void tell() {
        boolean quiet = owner.equals(SoundOwner.NOBODY) && ringing.equals(SoundOwner.NOBODY);
        daemon.calls(owner, ringing, held || !quiet);
        time.run();
    }

    public void advance(Duration by) {
        time.advance(by);
    }

    public SoundDaemon daemon() {
        return daemon;
    }

    public FakeSoundHardware hardware() {
        return hardware;
    }

    public Trace trace() {
        return trace;
    }

    public VirtualTime time() {
        return time;
    }
}
