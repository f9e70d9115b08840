package dev.sidetone.audio.hub;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One phone's share of the process's sound: the device of its calls, its choice of receiver or
 * speaker, and the sounds it makes itself. The device methods run on the audio control queue.
 */
public final class PhoneSound implements AudioDevice, AutoCloseable {
    private final AudioHub hub;
    private final String name;
    private final Sounds sounds;
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private volatile Role role = Role.RECEIVER;
    private volatile @Nullable Attached calls;
    private @Nullable RenderContext rendering;

    PhoneSound(AudioHub hub, String name) {
        this.hub = hub;
        this.name = name;
        this.sounds = new Sounds(hub, () -> role);
    }

    /** Ringtone, tones of keys, and the like. */
    public Sounds sounds() {
        return sounds;
    }

    /** Receiver or speaker. */
    public Role role() {
        return role;
    }

    /** Receiver or speaker, also in the middle of a call. */
    public void role(Role chosen) {
        role = chosen;
        hub.control().execute(hub::reroute);
        tell();
    }

    /** The card that a role of this phone uses now; null when there is none. */
    public SoundCards.@Nullable Card card(Role of) {
        return hub.table().card(of, of == Role.MICROPHONE ? hub.inputs() : hub.outputs());
    }

    /** Another card for a role. */
    public void card(Role of, @Nullable String id) {
        hub.route(hub.table().with(of, id));
    }

    /** Outputs of the machine. */
    public List<SoundCards.Card> outputs() {
        return hub.outputs();
    }

    /** Tells that routes, cards or the microphone changed, on any thread. */
    public void onChange(Runnable observer) {
        observers.add(observer);
    }

    /** This phone gets the microphone. */
    public void comeToFront() {
        hub.front(this);
    }

    /** Whether what is said goes to this phone's calls. */
    public boolean microphoneLive() {
        return hub.microphoneLive() && hub.inFront(this);
    }

    /** Why there is no sound; null when there is. */
    public @Nullable String trouble() {
        return hub.trouble();
    }

    void tell() {
        observers.forEach(Runnable::run);
    }

    // ---- on the audio control queue ----

    private void play(short[] frame) {
        Attached to = calls;
        if (to != null) {
            to.frame(frame);
        }
    }

    @Override
    public @Nullable AudioFormat renderFormat() {
        return AudioFormat.ENGINE;
    }

    @Override
    public @Nullable AudioFormat captureFormat() {
        // also without a microphone: one may come in the middle of a call
        return AudioFormat.ENGINE;
    }

    @Override
    public boolean initializeRenderer() {
        return true;
    }

    @Override
    public boolean startRendering(RenderContext context) {
        rendering = context;
        calls = hub.attach(() -> role);
        context.onFrame(this::play);
        return true;
    }

    @Override
    public boolean stopRendering() {
        Attached open = calls;
        calls = null;
        if (rendering != null) {
            rendering.onFrame(null);
            rendering = null;
        }
        if (open != null) {
            open.close();
        }
        return true;
    }

    @Override
    public boolean initializeCapturer() {
        return true;
    }

    @Override
    public boolean startCapturing(CaptureContext context) {
        FrameSink to = context::write;
        hub.listen(new Microphone.Listener(this, to));
        return true;
    }

    @Override
    public boolean stopCapturing() {
        hub.stopListening(this);
        return true;
    }

    /** Gives the microphone and the cards back. */
    @Override
    public void close() {
        sounds.stopAll();
        hub.control()
                .execute(
                        () -> {
                            stopRendering();
                            stopCapturing();
                        });
        hub.closed(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
