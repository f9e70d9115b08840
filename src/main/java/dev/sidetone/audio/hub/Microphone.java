package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The process's one microphone with its echo control. Open while a phone listens to it; only the
 * phone in front hears it, all others get silence. On the audio control queue, but for the frames.
 */
final class Microphone {
    /** A phone's ear at the microphone. */
    record Listener(PhoneSound phone, FrameSink to) {}

    private static final short[] SILENCE = new short[480];

    private final SoundCards cards;
    private final Runnable lost;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable PhoneSound front;
    private volatile boolean live = true;
    private volatile @Nullable EchoControl echo;
    private SoundCards.@Nullable Closing capture;
    private @Nullable String card;

    Microphone(SoundCards cards, Runnable lost) {
        this.cards = cards;
        this.lost = lost;
    }

    /** Which phone is heard. */
    void front(@Nullable PhoneSound phone) {
        front = phone;
    }

    @Nullable PhoneSound front() {
        return front;
    }

    /** Whether this process may use the microphone at all. */
    void live(boolean may) {
        live = may;
    }

    boolean live() {
        return live;
    }

    void add(Listener listener, @Nullable String from) {
        listeners.add(listener);
        use(from);
    }

    void remove(PhoneSound phone) {
        listeners.removeIf(listener -> listener.phone() == phone);
        if (listeners.isEmpty()) {
            close();
        }
    }

    /** Records from this card from now on, if somebody listens. */
    void use(@Nullable String from) {
        boolean same = capture != null && from != null && from.equals(card);
        if (listeners.isEmpty() || same) {
            return;
        }
        close();
        card = from;
        if (from != null) {
            echo = EchoControl.create();
            capture = cards.record(from, this::heard, lost);
        }
    }

    private void close() {
        if (capture != null) {
            capture.close();
            capture = null;
        }
        EchoControl old = echo;
        echo = null;
        if (old != null) {
            old.close();
        }
    }

    /** What the loudspeakers play. */
    void played(short[] frame) {
        EchoControl control = echo;
        if (control != null) {
            control.played(frame);
        }
    }

    private void heard(short[] frame) {
        EchoControl control = echo;
        if (control != null) {
            control.clean(frame);
        }
        for (Listener listener : listeners) {
            listener.to().frame(live && listener.phone() == front ? frame : SILENCE);
        }
    }
}
