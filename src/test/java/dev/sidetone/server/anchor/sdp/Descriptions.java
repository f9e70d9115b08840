package dev.sidetone.server.anchor.sdp;

/** Descriptions as the stock page's Chrome writes them: no candidates, nothing reachable. */
public final class Descriptions {
    public static final String OFFER =
            """
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            a=extmap-allow-mixed
            a=msid-semantic: WMS 7a1c
            m=audio 9 UDP/TLS/RTP/SAVPF 0 111 63 9 8 13 110 126
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:oFf1
            a=ice-pwd:callersPasswordOf24chars
            a=ice-options:trickle
            a=fingerprint:sha-256 AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99
            a=setup:actpass
            a=mid:0
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendrecv
            a=msid:7a1c 9d2e
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:0 PCMU/8000
            a=rtpmap:111 opus/48000/2
            a=rtcp-fb:111 transport-cc
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:63 red/48000/2
            a=fmtp:63 111/111
            a=rtpmap:9 G722/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:13 CN/8000
            a=rtpmap:110 telephone-event/48000
            a=rtpmap:126 telephone-event/8000
            a=ssrc:1001 cname:caller
            a=ssrc:1001 msid:7a1c 9d2e
            """
                    .replace("\n", "\r\n");

    public static final String ANSWER =
            """
            v=0
            o=- 730045230420984921 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            a=extmap-allow-mixed
            a=msid-semantic: WMS 44bf
            m=audio 9 UDP/TLS/RTP/SAVPF 0 111 13 126
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:aNs2
            a=ice-pwd:calleesPasswordOf24chars
            a=ice-options:trickle
            a=fingerprint:sha-256 11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00
            a=setup:active
            a=mid:0
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=sendrecv
            a=msid:44bf 1e0c
            a=rtcp-mux
            a=rtpmap:0 PCMU/8000
            a=rtpmap:111 opus/48000/2
            a=rtcp-fb:111 transport-cc
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:13 CN/8000
            a=rtpmap:126 telephone-event/8000
            a=ssrc:2002 cname:callee
            """
                    .replace("\n", "\r\n");

    private Descriptions() {}

    /** The caller's offer with other ICE credentials, as in a restart. */
    public static String reoffer(int generation) {
        return renewed(OFFER, "oFf", generation);
    }

    /**
     * What the callee's page offers when it restarts ICE: everything that it agreed to and more.
     */
    public static String calleesReoffer(int generation) {
        return renewed(ANSWER.replace("setup:active", "setup:actpass"), "aNs", generation)
                .replace("SAVPF 0 111 13 126", "SAVPF 0 111 63 13 126")
                .replace("a=rtpmap:13 ", "a=rtpmap:63 red/48000/2\r\na=rtpmap:13 ")
                .replace(
                        "a=sendrecv",
                        "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\na=sendrecv");
    }

    private static String renewed(String text, String name, int generation) {
        return text.replaceFirst("a=ice-ufrag:\\S+", "a=ice-ufrag:" + name + "New" + generation)
                .replaceFirst("a=ice-pwd:\\S+", "a=ice-pwd:anotherPasswordOf24chars" + generation)
                .replaceFirst(" 2 IN IP4 127", " 3 IN IP4 127");
    }

    /** The value of the first attribute of that name. */
    public static String value(String sdp, String name) {
        return sdp.lines()
                .filter(line -> line.startsWith("a=" + name + ":"))
                .map(line -> line.substring(name.length() + 3))
                .findFirst()
                .orElseThrow();
    }
}
