package dev.sidetone.audio.desktop;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.sidetone.audio.hub.SoundCards;

import java.util.concurrent.atomic.AtomicBoolean;

/** An open device. Started and stopped on the device thread. */
abstract class DesktopStream implements SoundCards.Closing {
    private final AudioDevice device;
    private final DesktopCards cards;
    private final Runnable lost;
    private final AtomicBoolean over = new AtomicBoolean();
    private boolean running;

    DesktopStream(DesktopCards cards, AudioDevice device, Runnable lost) {
        this.cards = cards;
        this.device = device;
        this.lost = lost;
    }

    final String name() {
        return device.getName();
    }

    /** On the device thread. */
    abstract void start();

    /** On the device thread; only after a start that succeeded. */
    abstract void stop();

    /** Starts, unless it was closed in the meantime; on the device thread. */
    final boolean started() {
        if (!over.get()) {
            start();
            running = true;
        }
        return running;
    }

    /** This device has been unplugged. */
    final void gone(String descriptor) {
        if (device.getDescriptor().equals(descriptor) && !over.get()) {
            lost.run();
        }
    }

    final boolean over() {
        return over.get();
    }

    @Override
    public final void close() {
        if (over.compareAndSet(false, true)) {
            cards.closed(this, this::end);
        }
    }

    private void end() {
        if (running) {
            running = false;
            stop();
        }
    }
}
