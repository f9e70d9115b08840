package dev.sidetone.apps;

import java.util.ArrayList;
import java.util.List;

/** Remembers what the telephone did. */
final class FakeLine implements PlainVoipApp.Line {
    private final List<String> log = new ArrayList<>();

    /** What was done since the last question. */
    List<String> done() {
        List<String> done = List.copyOf(log);
        log.clear();
        return done;
    }

    @Override
    public void connect(String to) {
        log.add("connect " + to);
    }

    @Override
    public void accept(String invite) {
        log.add("accept " + invite);
    }

    @Override
    public void reject(String invite) {
        log.add("reject " + invite);
    }

    @Override
    public void disconnect() {
        log.add("disconnect");
    }

    @Override
    public void sound(boolean local, boolean remote) {
        log.add("sound " + local + " " + remote);
    }

    @Override
    public void ringtone(boolean on) {
        log.add(on ? "ring" : "quiet");
    }
}
