package dev.sidetone.server.media;

import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavReader;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.SessionPair;
import dev.sidetone.testing.ToneEar;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The far side of a port: sings a tone, listens, and writes down what the port tells. */
final class PortCaller implements MediaDesk.Listener, AutoCloseable {
    final String port;
    final SessionPair.End end;
    final ToneEar ear;
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final MediaDesk desk;
    private boolean calls;

    private PortCaller(MediaDesk desk, MediaEngine engine, String port, double tone) {
        this.desk = desk;
        this.port = port;
        this.end = new SessionPair.End(engine, tone);
        this.ear = end.ear;
    }

    /** Calls the server. */
    static PortCaller calling(MediaDesk desk, MediaEngine engine, String port, double tone) {
        var caller = new PortCaller(desk, engine, port, tone);
        caller.calls = true;
        caller.end.described = sdp -> desk.answer(port, sdp, caller);
        caller.end.session.createOffer();
        return caller;
    }

    /** Is called by the server. */
    static PortCaller called(MediaDesk desk, MediaEngine engine, String port, double tone) {
        var caller = new PortCaller(desk, engine, port, tone);
        caller.end.described = sdp -> desk.answered(port, sdp);
        desk.offer(port, caller);
        return caller;
    }

    /** Offers again, with fresh ICE. */
    void reoffer() {
        end.described = sdp -> desk.reoffered(port, sdp);
        end.session.restartIce();
    }

    boolean heard(String word) {
        return told.stream().anyMatch(line -> line.startsWith(word));
    }

    /** Hears what it should, and not its own voice. */
    boolean hears(double... tones) {
        boolean all = ear.level(end.tone, 50) < -40;
        for (double tone : tones) {
            all &= ear.level(tone, 50) > -16;
        }
        return all;
    }

    static short[] recorded(Path file) throws UnusableWav {
        return WavReader.read(file);
    }

    @Override
    public void described(String sdp) {
        descriptions.add(sdp);
        if (calls) {
            end.session.setAnswer(sdp);
        } else {
            end.session.createAnswer(sdp);
        }
    }

    @Override
    public void connected() {
        told.add("connected");
    }

    @Override
    public void interrupted() {
        told.add("interrupted");
    }

    @Override
    public void played() {
        told.add("played");
    }

    @Override
    public void recorded(Path file, Duration length) {
        told.add("recorded " + length.toMillis());
    }

    @Override
    public void missed(int code, String reason) {
        told.add("missed " + code + " " + reason);
    }

    @Override
    public void failed(int code, String reason) {
        told.add("failed " + code + " " + reason);
    }

    @Override
    public void close() {
        desk.close(port);
        end.close();
    }
}
