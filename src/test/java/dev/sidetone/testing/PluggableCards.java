package dev.sidetone.testing;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Sound cards that are plugged in, pulled out, refuse, and break, as a test says. */
public final class PluggableCards implements SoundCards {
    private final List<Card> outputs = new ArrayList<>();
    private final List<Card> inputs = new ArrayList<>();
    private final List<Stream> open = new ArrayList<>();
    private final List<Runnable> observers = new ArrayList<>();
    private boolean refusing;

    /** Adds an output. */
    public PluggableCards output(String id) {
        outputs.add(new Card(id, id));
        observers.forEach(Runnable::run);
        return this;
    }

    /** Adds an input. */
    public PluggableCards input(String id) {
        inputs.add(new Card(id, id));
        observers.forEach(Runnable::run);
        return this;
    }

    /** Pulls a card out: what is open on it is lost. */
    public void unplug(String id) {
        outputs.removeIf(card -> card.id().equals(id));
        inputs.removeIf(card -> card.id().equals(id));
        lose(id);
        observers.forEach(Runnable::run);
    }

    /** What is open on a card is lost although the card stays. */
    public void lose(String id) {
        List.copyOf(open).stream().filter(s -> s.id.equals(id)).forEach(Stream::lose);
    }

    /** Whether opening fails from now on. */
    public void refuse(boolean on) {
        refusing = on;
    }

    /** Ids of the cards that something is open on and that work. */
    public List<String> working() {
        return open.stream().filter(s -> !s.lost).map(s -> s.id).sorted().toList();
    }

    /** How much is open, working or not. */
    public int openings() {
        return open.size();
    }

    /** What a card's loudspeaker plays. */
    public ToneEar ear(String id) {
        return open.stream()
                .filter(s -> s.id.equals(id) && !s.lost)
                .map(s -> s.ear)
                .findFirst()
                .orElseThrow();
    }

    /** A card's microphone hears this. */
    public void say(String id, short[] frame) {
        open.stream()
                .filter(s -> s.id.equals(id) && !s.lost && s.to != null)
                .forEach(s -> s.to.frame(frame.clone()));
    }

    @Override
    public List<Card> outputs() {
        return List.copyOf(outputs);
    }

    @Override
    public List<Card> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public @Nullable Playback play(String id, Runnable lost) {
        return refusing ? null : new Stream(id, null, lost);
    }

    @Override
    public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
        return refusing ? null : new Stream(id, to, lost);
    }

    @Override
    public void onChange(Runnable observer) {
        observers.add(observer);
    }

    @Override
    public @Nullable String absence() {
        return null;
    }

    @Override
    public void close() {}

    private final class Stream implements Playback {
        final String id;
        final ToneEar ear = new ToneEar();
        final @Nullable FrameSink to;
        private final Runnable onLost;
        boolean lost;

        Stream(String id, @Nullable FrameSink to, Runnable onLost) {
            this.id = id;
            this.to = to;
            this.onLost = onLost;
            open.add(this);
        }

        void lose() {
            lost = true;
            onLost.run();
        }

        @Override
        public void frame(short[] samples) {
            if (!lost) {
                ear.frame(samples);
            }
        }

        @Override
        public int latencyMillis() {
            return 0;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}
