package dev.sidetone.testing;

import dev.sidetone.system.Ringer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes no sound and remembers what it should have made. */
public final class FakeRinger implements Ringer {
    private final List<String> sounds = new ArrayList<>();
    private @Nullable Set<String> known;

    /** From now on it has only these sounds. */
    public void keepOnly(String... names) {
        known = Set.of(names);
    }

    @Override
    public boolean has(String sound) {
        return known == null || known.contains(sound);
    }

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
