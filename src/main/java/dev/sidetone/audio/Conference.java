package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What joined calls hear of each other: each the sum of all others, never itself. */
final class Conference {
    private Conference() {}

    /** Takes 10 ms of every joined call and deals them out; on the thread that sends. */
    static void tick(List<CallMixer.Line> lines) {
        for (CallMixer.Line line : lines) {
            line.seat().listen(inCompany(line.seat(), lines));
        }
        for (CallMixer.Line line : lines) {
            line.seat().others(lines);
        }
    }

    private static boolean inCompany(Seat seat, List<CallMixer.Line> lines) {
        for (CallMixer.Line line : lines) {
            if (line.seat().sharesTableWith(seat)) {
                return true;
            }
        }
        return false;
    }

    /** A call's place at a table. */
    static final class Seat {
        private final short[] said = new short[480];
        private final int[] others = new int[480];
        private final short[] mixed = new short[480];
        private volatile @Nullable UUID table;
        // between the thread that decodes and the one that sends
        private volatile @Nullable DriftRing ring;
        private boolean hearing;

        /** Null leaves. What was said at one table is not heard at the next. */
        void taken(@Nullable UUID at) {
            UUID former = table;
            if (at == null ? former != null : !at.equals(former)) {
                ring = at == null ? null : new DriftRing(AudioFormat.ENGINE);
                table = at;
            }
        }

        private boolean sharesTableWith(Seat other) {
            UUID mine = table;
            return other != this && mine != null && mine.equals(other.table);
        }

        /** What was received of this call. */
        void heard(short[] frame) {
            DriftRing voice = ring;
            if (voice != null) {
                voice.frame(frame);
            }
        }

        private void listen(boolean company) {
            DriftRing voice = ring;
            hearing = company && voice != null;
            if (voice != null && company) {
                voice.read(said);
            }
        }

        private void others(List<CallMixer.Line> lines) {
            Arrays.fill(others, 0);
            for (CallMixer.Line line : lines) {
                Seat other = line.seat();
                boolean audible = hearing && other.hearing && other.sharesTableWith(this);
                for (int i = 0; audible && i < others.length; i++) {
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
