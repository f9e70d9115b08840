package dev.sidetone.server.media;

import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaSession;
import dev.sidetone.server.call.SessionDescription;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One port: its session, and what it is to hear. Used on the desk's queue, but for its sound. */
final class Port implements MediaSession.Listener {
    private static final Logger log = LoggerFactory.getLogger(Port.class);

    private final MediaDesk.Listener listener;
    private final SerialQueue queue;
    private final Prompts prompts;
    private final Consumer<Port> flows;
    private final PortSound sound;
    private @Nullable MediaSession session;
    private String pending = "";
    private boolean connected;
    private boolean closed;
    private final Map<Path, Recorder> recordings = new LinkedHashMap<>();
    // on the beating thread
    private boolean broken;

    /** {@code flows} is run when sound may be sent for the first time. */
    Port(
            MediaDesk.Listener listener,
            SerialQueue queue,
            LongSupplier nanos,
            Prompts prompts,
            Consumer<Port> flows) {
        this.listener = listener;
        this.queue = queue;
        this.prompts = prompts;
        this.flows = flows;
        this.sound = new PortSound(nanos, ended -> onQueue(() -> ended(ended)));
    }

    PortSound sound() {
        return sound;
    }

    /** Has its session from here on. */
    void start(MediaSession opened) {
        session = opened;
        opened.receive(sound);
    }

    void answer(String offer) {
        if (session != null) {
            session.createAnswer(offer);
        }
    }

    void offer() {
        if (session != null) {
            session.createOffer();
        }
    }

    void answered(String answer) {
        if (session != null) {
            session.setAnswer(answer);
        }
    }

    private void onQueue(Runnable word) {
        queue.execute(
                () -> {
                    if (!closed) {
                        word.run();
                    }
                });
    }

    @Override
    public void localDescription(String sdp) {
        onQueue(() -> listener.described(SessionDescription.withoutTelephoneEvent(sdp)));
    }

    @Override
    public void connected() {
        onQueue(
                () -> {
                    if (!connected) {
                        connected = true;
                        flows.accept(this);
                        press(pending);
                    }
                    listener.connected();
                });
    }

    @Override
    public void interrupted() {
        onQueue(listener::interrupted);
    }

    @Override
    public void failed(MediaFailure failure) {
        failed(seenFromAfar(failure.code()), failure.reason());
    }

    /** What is our own side here is the server's to whoever is told. */
    private static int seenFromAfar(int code) {
        return switch (code) {
            case 53400 -> 53401;
            case 53402 -> 53403;
            default -> code;
        };
    }

    void failed(int code, String reason) {
        onQueue(() -> listener.failed(code, reason));
    }

    void play(List<Prompt> wanted, int loops) {
        sound.play(
                prompts.playing(
                        wanted,
                        loops,
                        missing ->
                                onQueue(() -> listener.missed(missing.code(), missing.reason()))));
    }

    private void ended(Playing what) {
        if (sound.playing() == what) {
            sound.play(null);
            listener.played();
        }
    }

    /** Keys go as telephone-events to a peer that takes them, otherwise as tones. */
    void press(String digits) {
        MediaSession open = session;
        if (!connected || open == null) {
            pending += digits;
        } else if (!digits.isEmpty()) {
            open.sendDigits(digits, taken -> onQueue(() -> audibly(digits, taken)));
        }
    }

    private void audibly(String digits, boolean taken) {
        if (!taken) {
            sound.press(digits);
        }
    }

    void record(MediaDesk.Recording order) {
        try {
            Recorder recorder =
                    Recorder.open(order, () -> onQueue(() -> stopRecording(order.file())));
            recordings.put(order.file(), recorder);
            sound.record(recorder);
        } catch (UnusableWav unwritable) {
            log.warn(unwritable.getMessage());
            listener.recorded(order.file(), Duration.ZERO);
        }
    }

    void stopRecording(Path file) {
        Recorder recorder = recordings.remove(file);
        if (recorder != null) {
            sound.endRecording(recorder);
            listener.recorded(file, recorder.close());
        }
    }

    /** Nobody beats it any more. */
    void close() {
        List.copyOf(recordings.keySet()).forEach(this::stopRecording);
        closed = true;
        if (session != null) {
            session.receive(null);
            session.close();
        }
    }

    /** The first half of a beat. */
    void hear(long beat) {
        if (!broken) {
            try {
                sound.hear(beat);
            } catch (RuntimeException why) {
                breakDown(why);
            }
        }
    }

    /** The second half. */
    void speak() {
        MediaSession open = session;
        if (!broken && open != null) {
            try {
                open.send(sound.speak());
            } catch (RuntimeException why) {
                breakDown(why);
            }
        }
    }

    /** One broken port does not silence the others. */
    private void breakDown(RuntimeException why) {
        broken = true;
        log.error("A port is broken", why);
        failed(EngineMediaDesk.UNAVAILABLE, "the port is broken");
    }
}
