package dev.sidetone.audio.desktop;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.DeviceChangeListener;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.hub.NoCards;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** The sound cards of macOS and Windows. */
public final class DesktopCards implements SoundCards {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DeviceThread devices = new DeviceThread(PATIENCE);
    private final DeviceChangeListener plugs = new Plugs();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private final Collection<DesktopStream> open = new CopyOnWriteArrayList<>();
    private volatile Map<String, AudioDevice> outputs = Map.of();
    private volatile Map<String, AudioDevice> inputs = Map.of();
    private volatile @Nullable String absence;

    private DesktopCards() {}

    /** Cards that know of no device, for tests of what stands around them. */
    static DesktopCards unlisted() {
        return new DesktopCards();
    }

    /** The cards of this machine; where the library does not load there are {@link NoCards}. */
    public static SoundCards connect() {
        DesktopCards cards = new DesktopCards();
        try {
            cards.list();
            cards.devices.later(() -> MediaDevices.addDeviceChangeListener(cards.plugs));
            return cards;
        } catch (LinkageError missing) {
            return new NoCards("the WebRTC library does not load here");
        }
    }

    private void list() {
        var players = named(() -> devices(defaultOutput(), MediaDevices.getAudioRenderDevices()));
        var recorders = named(() -> devices(defaultInput(), MediaDevices.getAudioCaptureDevices()));
        outputs = players;
        inputs = recorders;
        if (devices.hangs()) {
            absence = "the system's sound does not answer";
        } else {
            absence = players.isEmpty() ? "the system has no sound output" : null;
        }
    }

    private Map<String, AudioDevice> named(Supplier<List<AudioDevice>> question) {
        List<AudioDevice> found = devices.ask("list the sound devices", question::get);
        Map<String, AudioDevice> byName = new LinkedHashMap<>();
        for (AudioDevice device : found == null ? List.<AudioDevice>of() : found) {
            byName.putIfAbsent(device.getDescriptor(), device);
        }
        return byName;
    }

    /** The default one first; it may be missing in the list, and there may be none. */
    private static List<AudioDevice> devices(
            @Nullable AudioDevice first, List<AudioDevice> others) {
        List<AudioDevice> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        all.addAll(others);
        return all;
    }

    private static @Nullable AudioDevice defaultOutput() {
        try {
            return MediaDevices.getDefaultAudioRenderDevice();
        } catch (RuntimeException none) {
            return null;
        }
    }

    private static @Nullable AudioDevice defaultInput() {
        try {
            return MediaDevices.getDefaultAudioCaptureDevice();
        } catch (RuntimeException none) {
            return null;
        }
    }

    /** Told on a thread of the library. */
    private final class Plugs implements DeviceChangeListener {
        @Override
        public void deviceConnected(Device device) {
            changed(device);
        }

        @Override
        public void deviceDisconnected(Device device) {
            for (DesktopStream stream : open) {
                stream.gone(device.getDescriptor());
            }
            changed(device);
        }

        private void changed(Device device) {
            if (device instanceof AudioDevice) {
                // not on the device thread: it is asked there
                Thread.ofPlatform().name("sound-devices-changed").daemon(true).start(this::relist);
            }
        }

        private void relist() {
            try {
                list();
                observers.forEach(Runnable::run);
            } catch (RejectedExecutionException closed) {
                // the program is ending
            }
        }
    }

    @Override
    public List<Card> outputs() {
        return cards(outputs);
    }

    @Override
    public List<Card> inputs() {
        return cards(inputs);
    }

    private static List<Card> cards(Map<String, AudioDevice> devices) {
        return devices.values().stream()
                .map(device -> new Card(device.getDescriptor(), device.getName()))
                .toList();
    }

    @Override
    public @Nullable Playback play(String id, Runnable lost) {
        AudioDevice device = outputs.get(id);
        return device == null ? null : opened(new DesktopPlayback(this, device, lost));
    }

    @Override
    public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
        AudioDevice device = inputs.get(id);
        return device == null ? null : opened(new DesktopCapture(this, device, to, lost));
    }

    private <S extends DesktopStream> @Nullable S opened(S stream) {
        open.add(stream);
        Boolean started = devices.ask("open " + stream.name(), stream::started);
        if (!Boolean.TRUE.equals(started)) {
            stream.close();
            return null;
        }
        return stream;
    }

    /** A stream is closed: {@code end} is run on the device thread, after its start if need be. */
    void closed(DesktopStream stream, Runnable end) {
        open.remove(stream);
        devices.later(end);
    }

    @Override
    public void onChange(Runnable observer) {
        observers.add(observer);
    }

    @Override
    public @Nullable String absence() {
        return absence;
    }

    @Override
    public void close() {
        devices.later(() -> MediaDevices.removeDeviceChangeListener(plugs));
        devices.close();
    }
}
