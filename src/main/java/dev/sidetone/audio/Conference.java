package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** What joined calls hear of each other: each the sum of all others, never itself. */
final class Conference {
    private Conference() {}

    /** Takes 10 ms of every joined call and deals them out; on the thread that sends. */
    static void tick(List<CallMixer.Line> lines) {
        int joined = 0;
        for (CallMixer.Line line : lines) {
            joined += line.seat().joined ? 1 : 0;
        }
        for (CallMixer.Line line : lines) {
            line.seat().listen(joined > 1);
        }
        if (joined < 2) {
            return;
        }
        for (CallMixer.Line line : lines) {
            line.seat().others(lines);
        }
    }

    /** A call's place at the table. */
    static final class Seat {
        private final short[] said = new short[480];
        private final int[] others = new int[480];
        private final short[] mixed = new short[480];
        private volatile boolean joined;
        // between the thread that decodes and the one that sends
        private volatile @Nullable DriftRing ring;
        private boolean hearing;

        void taken(boolean on) {
            if (on != joined) {
                ring = on ? new DriftRing(AudioFormat.ENGINE) : null;
                joined = on;
            }
        }

        /** What was received of this call. */
        void heard(short[] frame) {
            DriftRing voice = ring;
            if (voice != null) {
                voice.frame(frame);
            }
        }

        private void listen(boolean table) {
            DriftRing voice = ring;
            hearing = table && voice != null;
            if (voice != null && table) {
                voice.read(said);
            }
        }

        private void others(List<CallMixer.Line> lines) {
            Arrays.fill(others, 0);
            for (CallMixer.Line line : lines) {
                Seat other = line.seat();
                for (int i = 0; other != this && other.hearing && i < others.length; i++) {
                    others[i] += other.said[i];
                }
            }
        }

        /** The microphone and all others. */
        short[] with(short[] microphone) {
            if (!hearing) {
                return microphone;
            }
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] = TickMixer.soft(microphone[i] + others[i]);
            }
            return mixed;
        }
    }
}
