package dev.sidetone.server.anchor;

import dev.sidetone.server.anchor.sdp.Descriptions;
import dev.sidetone.server.anchor.stun.StunBytes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A side of a call as far as an anchor sees it: checks, and what looks like media. */
public final class UdpSide implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int A_MOMENT_MILLIS = 100;

    private final String ufrag;
    private DatagramSocket socket;
    private String sdp;
    private InetSocketAddress anchor;
    private int checks;

    /** A side that has been told {@code sdp} and calls itself {@code ufrag}. */
    public UdpSide(String ufrag, String sdp) throws IOException {
        this(ufrag, sdp, 1);
    }

    /** The same, using the candidate of that number. */
    UdpSide(String ufrag, String sdp, int candidate) throws IOException {
        this.ufrag = ufrag;
        this.sdp = sdp;
        this.anchor = candidate(sdp, candidate);
        this.socket = socket();
    }

    private DatagramSocket socket() throws IOException {
        return new DatagramSocket(new InetSocketAddress(anchor.getAddress(), 0));
    }

    static InetSocketAddress candidate(String sdp, int number) throws IOException {
        String[] words =
                sdp.lines()
                        .filter(line -> line.startsWith("a=candidate:" + number + " "))
                        .findFirst()
                        .orElseThrow()
                        .split(" ");
        return new InetSocketAddress(InetAddress.getByName(words[4]), Integer.parseInt(words[5]));
    }

    String password() {
        return Descriptions.value(sdp, "ice-pwd");
    }

    String anchorUfrag() {
        return Descriptions.value(sdp, "ice-ufrag");
    }

    /** Where it sends to. */
    public InetSocketAddress anchor() {
        return anchor;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** It has got a new description. */
    void told(String newer) throws IOException {
        sdp = newer;
        anchor = candidate(newer, 1);
    }

    /** Its network changes. */
    void moves() throws IOException {
        socket.close();
        socket = socket();
    }

    /** A right check that chooses this way; answers the type of the answer, 0 when none comes. */
    int connects(String ufrag) throws IOException {
        send(StunBytes.check(anchorUfrag() + ":" + ufrag, password(), true, ++checks));
        byte[] answer = receives();
        return answer == null ? 0 : StunBytes.type(answer);
    }

    /** The same by its own name. */
    public int connects() throws IOException {
        return connects(ufrag);
    }

    /** Sends a datagram to the anchor. */
    public void send(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, anchor));
    }

    /** The next datagram; null when none comes. */
    public byte @Nullable [] receives() throws IOException {
        return receives(PATIENCE_MILLIS);
    }

    /** Whether nothing comes for a moment. */
    public boolean hearsNothing() throws IOException {
        return receives(A_MOMENT_MILLIS) == null;
    }

    private byte @Nullable [] receives(int millis) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        socket.setSoTimeout(millis);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException nothing) {
            return null;
        }
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @Override
    public void close() {
        socket.close();
    }
}
