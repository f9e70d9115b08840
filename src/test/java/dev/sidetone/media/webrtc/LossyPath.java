package dev.sidetone.media.webrtc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bad network between two sessions: packets take a while, and of the sound every so many-th is
 * lost. Each session is shown the path's address instead of the other's.
 */
final class LossyPath implements AutoCloseable {
    private static final Pattern HOST =
            Pattern.compile(
                    "a=candidate:\\S+ 1 udp \\S+ (\\d+\\.\\d+\\.\\d+\\.\\d+) (\\d+) typ host.*\r\n",
                    Pattern.CASE_INSENSITIVE);

    private final int loseEvery;
    private final int delayMillis;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);
    private final Side caller = new Side();
    private final Side callee = new Side();

    LossyPath(int loseEvery, int delayMillis) {
        this.loseEvery = loseEvery;
        this.delayMillis = delayMillis;
        caller.other = callee;
        callee.other = caller;
    }

    /** The caller's offer as the callee sees it. */
    String offer(String sdp) {
        return caller.shown(sdp);
    }

    /** The callee's answer as the caller sees it. */
    String answer(String sdp) {
        return callee.shown(sdp);
    }

    /** Where one session's packets come out, and the other's go in. */
    private final class Side {
        private volatile InetSocketAddress real = new InetSocketAddress(9);
        private volatile DatagramSocket socket;
        private Side other = this;
        private int sound;

        private String shown(String sdp) {
            Matcher host = HOST.matcher(sdp);
            if (!host.find()) {
                throw new AssertionError("no IPv4 host candidate");
            }
            try {
                InetAddress address = InetAddress.getByName(host.group(1));
                real = new InetSocketAddress(address, Integer.parseInt(host.group(2)));
                socket = new DatagramSocket(0, address);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            Thread.ofPlatform().daemon().start(this::carry);
            String own =
                    "a=candidate:1 1 udp 2122194687 "
                            + host.group(1)
                            + " "
                            + socket.getLocalPort()
                            + " typ host\r\n";
            return sdp.replace(host.group(), "LOSSY")
                    .replaceAll("a=candidate:.*\r\n", "")
                    .replace("LOSSY", own);
        }

        /** What comes in here is for the session that is shown as this address. */
        private void carry() {
            byte[] buffer = new byte[2048];
            while (!socket.isClosed()) {
                var packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                } catch (IOException over) {
                    return;
                }
                byte[] copy = Arrays.copyOf(packet.getData(), packet.getLength());
                if (!isSound(copy) || ++sound % loseEvery != 0) {
                    later.schedule(() -> pass(copy), delayMillis, TimeUnit.MILLISECONDS);
                }
            }
        }

        private void pass(byte[] bytes) {
            DatagramSocket from = other.socket;
            if (from == null) {
                return;
            }
            try {
                from.send(new DatagramPacket(bytes, bytes.length, real));
            } catch (IOException over) {
                // the test has ended
            }
        }

        /** RTP, but neither RTCP nor DTLS nor STUN. */
        private static boolean isSound(byte[] bytes) {
            int type = bytes.length < 12 ? 0 : bytes[1] & 0x7f;
            return bytes.length >= 12 && (bytes[0] & 0xc0) == 0x80 && !(type >= 64 && type <= 95);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        if (caller.socket != null) {
            caller.socket.close();
        }
        if (callee.socket != null) {
            callee.socket.close();
        }
    }
}
