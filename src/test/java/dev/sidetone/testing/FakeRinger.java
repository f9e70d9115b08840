package dev.sidetone.testing;

import dev.sidetone.system.Ringer;

import java.util.ArrayList;
import java.util.List;

/** Makes no sound and remembers what it should have made. */
public final class FakeRinger implements Ringer {
    private final List<String> sounds = new ArrayList<>();

    /** All since the last time, and forgets it. */
    public List<String> sounds() {
        List<String> all = List.copyOf(sounds);
        sounds.clear();
        return all;
    }

    @Override
    public void ring(String sound) {
        sounds.add("ring " + sound);
    }

    @Override
    public void callWaiting() {
        sounds.add("call waiting");
    }

    @Override
    public void stop() {
        sounds.add("stop");
    }

    @Override
    public void dtmf(String digits) {
        sounds.add("digits " + digits);
    }

    @Override
    public void endTone() {
        sounds.add("end tone");
    }
}
