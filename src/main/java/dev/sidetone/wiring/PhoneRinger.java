package dev.sidetone.wiring;

import dev.sidetone.audio.hub.Sounds;
import dev.sidetone.softphone.Ringback;
import dev.sidetone.system.Ringer;

/** The phone's own sounds and the app's ringback, on the phone's share of the sound. */
record PhoneRinger(Sounds sounds) implements Ringer, Ringback {
    @Override
    public void ring(String sound) {
        sounds.ring(sound);
    }

    @Override
    public void callWaiting() {
        sounds.ring("call-waiting");
    }

    @Override
    public void dtmf(String digits) {
        if (!digits.isEmpty()) {
            sounds.key(digits.charAt(0));
        }
    }

    @Override
    public void endTone() {
        sounds.once("end");
    }

    @Override
    public void start() {
        sounds.loop("ringback");
    }

    /** Both ports have this word: ringing and ringback never sound together. */
    @Override
    public void stop() {
        sounds.stopRing();
        sounds.stopLoop();
    }
}
