package dev.sidetone.wiring;

import dev.sidetone.audio.hub.Sounds;
import dev.sidetone.softphone.Ringback;
import dev.sidetone.system.Ringer;

/** The phone's own sounds and those of its app, on the phone's share of the sound. */
record PhoneRinger(Sounds sounds) implements Ringer {
    @Override
    public boolean has(String sound) {
        return sounds.has(sound);
    }

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
        sounds.keys(digits);
    }

    @Override
    public void endTone() {
        sounds.once("end");
    }

    @Override
    public void stop() {
        sounds.stopRing();
    }

    /** The app's own sounds; one of the phone may sound at the same time. */
    Ringback ofApp() {
        return new OfApp(sounds);
    }

    private record OfApp(Sounds sounds) implements Ringback {
        @Override
        public void start() {
            sounds.loop("ringback");
        }

        @Override
        public void stop() {
            sounds.stopLoop();
        }

        @Override
        public void alert() {
            sounds.ring("ringtone");
        }

        @Override
        public void alertOver() {
            sounds.stopRing();
        }

        @Override
        public void farewell() {
            sounds.once("end");
        }
    }
}
