package dev.sidetone.voice;

import dev.sidetone.audio.AudioDevice;

/** The device that the calls of one client use. */
final class DeviceSeat {
    private final Surroundings around;
    private volatile AudioDevice device;

    /** Taken by the phone's own device. */
    DeviceSeat(Surroundings around, AudioDevice hardware) {
        this.around = around;
        this.device = new DefaultAudioDevice(hardware);
        seat(device);
    }

    AudioDevice device() {
        return device;
    }

    void take(AudioDevice another) {
        String name = another.getClass().getSimpleName();
        around.journal().note("setAudioDevice", null, name);
        if (device instanceof DefaultAudioDevice former) {
            former.connectTo(_ -> {});
        }
        around.reporting().deviceChanged(name);
        device = another;
        seat(another);
    }

    private void seat(AudioDevice taken) {
        around.mixer().device(taken);
        if (taken instanceof DefaultAudioDevice switchable) {
            switchable.connectTo(around.sound());
        } else {
            around.sound().accept(true);
        }
    }
}
