package dev.sidetone.media.webrtc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Descriptions made wrong in ways that depend on nothing but a source of randomness. */
final class Mutations {
    /** What a hostile or broken peer may at most send. */
    static final int LONGEST = 64 * 1024;

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "127",
                    "128",
                    "255",
                    "256",
                    "65535",
                    "65536",
                    "2147483647",
                    "2147483648",
                    "-2147483648",
                    "4294967295",
                    "4294967296",
                    "9223372036854775807",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "1e9",
                    "0x10",
                    "NaN",
                    "");

    private static final List<String> STRANGE =
            List.of(
                    "\0",
                    "\u00e4",
                    "\u20ac",
                    "\uD83D\uDE00",
                    "\uD800",
                    "\uDC00",
                    "\uFEFF",
                    "\uFFFF",
                    "\r",
                    "\n",
                    "\t",
                    "%s%n%x",
                    "\"",
                    "\\",
                    " ",
                    "=",
                    ":",
                    "/",
                    ";",
                    "\u007f");

    private static final List<String> LINES =
            List.of(
                    "a=candidate:1 1 udp 1 0.0.0.0 0 typ host",
                    "a=candidate:1 1 udp 2122260223 127.0.0.1 65536 typ host",
                    "a=candidate:1 1 udp 2122260223 :: 1 typ host",
                    "a=candidate:1 1 udp 99999999999 [::1] -1 typ host",
                    "a=candidate:1 256 udp 1 255.255.255.255 9 typ srflx raddr x rport y",
                    "a=candidate:1 2 tcp 1 127.0.0.1 9 typ host tcptype active",
                    "a=candidate:1 1 ssltcp 1 127.0.0.1 443 typ relay raddr 0.0.0.0 rport 0",
                    "a=candidate:1 1 udp 1 nobody.invalid 9 typ host generation 4294967296",
                    "a=candidate:1 1 udp 1 0b1c2d3e-0000-4000-8000-000000000000.local 9 typ host",
                    "a=candidate:",
                    "a=candidate:1 1 udp 1 127.0.0.1 9 typ pigeon",
                    "a=candidate:1 1 udp 1 224.0.0.1 5353 typ prflx network-id 70000 network-cost"
                            + " 9999",
                    "a=end-of-candidates",
                    "a=ice-lite",
                    "a=ice-ufrag:",
                    "a=ice-ufrag:x",
                    "a=ice-pwd:short",
                    "a=ice-options:trickle renomination ice2 nothing",
                    "a=fingerprint:sha-256 00",
                    "a=fingerprint:md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
                    "a=fingerprint:sha-1024 GG:HH",
                    "a=fingerprint:",
                    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA",
                    "a=setup:active",
                    "a=setup:passive",
                    "a=setup:actpass",
                    "a=setup:holdconn",
                    "a=setup:",
                    "a=sendonly",
                    "a=recvonly",
                    "a=inactive",
                    "a=sendrecv",
                    "a=mid:",
                    "a=mid:0",
                    "a=mid:1",
                    "a=mid:a-very-long-middle-name-that-is-longer-than-sixteen-characters",
                    "a=group:BUNDLE 0 0 1 2",
                    "a=group:BUNDLE",
                    "a=group:LS 0 0",
                    "a=rtcp-mux",
                    "a=rtcp-mux-only",
                    "a=rtcp-rsize",
                    "a=rtcp:9 IN IP6 ::",
                    "a=ssrc:0 cname:x",
                    "a=ssrc:4294967296 cname:x",
                    "a=ssrc:1 msid:- -",
                    "a=ssrc-group:FID 1 2 3 4",
                    "a=ssrc-group:SIM 1",
                    "a=msid:",
                    "a=msid:- ",
                    "a=msid-semantic: WMS *",
                    "a=rid:hi send",
                    "a=simulcast:send hi;lo recv ~x",
                    "a=extmap:0 urn:x",
                    "a=extmap:15 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
                    "a=extmap:256 urn:ietf:params:rtp-hdrext:sdes:mid",
                    "a=extmap:1/sendrecv urn:ietf:params:rtp-hdrext:encrypt urn:x",
                    "a=extmap-allow-mixed",
                    "a=rtpmap:111 opus/48000/0",
                    "a=rtpmap:111 opus/0/2",
                    "a=rtpmap:111 opus/48000/255",
                    "a=rtpmap:111 opus/8000",
                    "a=rtpmap:0 PCMU/8000/24",
                    "a=rtpmap:0 PCMU/8000/1000",
                    "a=rtpmap:8 PCMA/1",
                    "a=rtpmap:9 G722/16000/2",
                    "a=rtpmap:200 opus/48000/2",
                    "a=rtpmap:-1 opus/48000/2",
                    "a=rtpmap:96 L16/44100/8",
                    "a=rtpmap:96 multiopus/48000/6",
                    "a=fmtp:96 channel_mapping=0,4,1,2,3,5;coupled_streams=2;num_streams=4",
                    "a=fmtp:96 channel_mapping=;coupled_streams=255;num_streams=0",
                    "a=rtpmap:13 CN/4294967295",
                    "a=rtpmap:63 red/48000/2",
                    "a=fmtp:63 111/111/111/111/111/111/111/111/111/111",
                    "a=fmtp:63 63/63",
                    "a=fmtp:111 minptime=0;maxptime=0;ptime=0;useinbandfec=2;stereo=9",
                    "a=fmtp:111 minptime=-1;maxptime=3;maxplaybackrate=0;maxaveragebitrate=-5",
                    "a=fmtp:111 maxplaybackrate=99999999999;cbr=1;usedtx=1;sprop-stereo=1",
                    "a=fmtp:111",
                    "a=rtcp-fb:* transport-cc",
                    "a=rtcp-fb:111 nack pli ccm fir",
                    "a=rtcp-fb:999 x",
                    "a=ptime:0",
                    "a=ptime:1",
                    "a=ptime:100000",
                    "a=maxptime:0",
                    "a=maxptime:1",
                    "a=packetization-supported:DF",
                    "a=sctp-port:0",
                    "a=max-message-size:99999999999",
                    "a=x-google-flag:conference",
                    "b=AS:0",
                    "b=AS:-1",
                    "b=TIAS:99999999999",
                    "c=IN IP4 256.256.256.256",
                    "c=IN IP6 ::1/127",
                    "c=",
                    "t=-1 -1",
                    "o=- - - IN IP4",
                    "s=",
                    "v=0",
                    "v=1",
                    "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                    "m=audio 0 UDP/TLS/RTP/SAVPF 111",
                    "m=audio 9 RTP/AVP 0 8",
                    "m=audio 65536 UDP/TLS/RTP/SAVPF 111 111 111",
                    "m=audio 9/100 UDP/TLS/RTP/SAVPF 0",
                    "m=audio 9 UDP/TLS/RTP/SAVPF 300 -1 x",
                    "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
                    "m=video 9 UDP/TLS/RTP/SAVPF",
                    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
                    "m=application 9 DTLS/SCTP 5000",
                    "m=text 9 UDP x",
                    "m=",
                    "z");

    private static final int KINDS = 16;

    private Mutations() {}

    /** A mutation of {@code good}, the same for the same state of {@code random}. */
    static String of(String good, Random random) {
        if (random.nextInt(60) == 0) {
            return List.of("", "\r\n", "v=0", "v=0\r\n", "\0", "v=0\r\nm=audio 9 x 0")
                    .get(random.nextInt(6));
        }
        String text = good;
        // mostly one thing is wrong: of ten wrong things the first hides the others
        for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 1; i > 0; i--) {
            text = once(text, random);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String once(String text, Random random) {
        if (text.isEmpty()) {
            return pick(LINES, random) + "\r\n";
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(KINDS)) {
            case 0 -> {
                return flipped(text, random);
            }
            case 1 -> {
                return text.substring(0, random.nextInt(text.length()));
            }
            case 2 -> {
                return random.nextBoolean() ? text.replace("\r\n", "\n") : text.replace('\n', '\r');
            }
            case 3 -> lines.remove(at);
            case 4 -> lines.add(other, lines.get(at));
            case 5 -> Collections.swap(lines, at, other);
            case 6, 7 -> lines.add(at, pick(LINES, random));
            case 8 -> sameLineWithStrangeNumber(lines, at, random);
            case 9 -> lines.set(at, spliced(lines.get(at), pick(STRANGE, random), random));
            case 10 -> addSections(lines, random);
            case 11 -> stretch(lines, at, random);
            case 12 -> replaceKin(lines, random);
            case 13 -> repeat(lines, at, random);
            case 14 -> lines.removeIf(line -> random.nextInt(4) == 0);
            default -> hurtValue(lines, at, random);
        }
        return String.join("\r\n", lines);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String flipped(String text, Random random) {
        var flipped = new StringBuilder(text);
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int at = random.nextInt(flipped.length());
            flipped.setCharAt(at, (char) (flipped.charAt(at) ^ 1 << random.nextInt(8)));
        }
        return flipped.toString();
    }

    private static String spliced(String line, String foreign, Random random) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + foreign + line.substring(at);
    }

    private static void sameLineWithStrangeNumber(List<String> lines, int at, Random random) {
        String[] words = lines.get(at).split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].matches("\\d+")) {
                numbers.add(i);
            }
        }
        if (!numbers.isEmpty()) {
            words[numbers.get(random.nextInt(numbers.size()))] = pick(NUMBERS, random);
            lines.set(at, String.join("", words));
        }
    }

    /** The audio section again, or another one, a few or very many times. */
    private static void addSections(List<String> lines, Random random) {
        int media = lines.indexOf(firstWith(lines, "m="));
        if (media < 0) {
            return;
        }
        List<String> section = new ArrayList<>(lines.subList(media, lines.size()));
        section.removeIf(String::isEmpty);
        if (section.isEmpty()) {
            return;
        }
        if (random.nextBoolean()) {
            section.set(0, pick(LINES.stream().filter(l -> l.startsWith("m=")).toList(), random));
        }
        lines.removeIf(String::isEmpty);
        boolean names = random.nextBoolean();
        int count = random.nextInt(4) == 0 ? 40 : 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            for (String line : section) {
                lines.add(names && line.startsWith("a=mid:") ? "a=mid:" + i : line);
            }
            if (names) {
                int name = i;
                lines.replaceAll(
                        line -> line.startsWith("a=group:BUNDLE") ? line + " " + name : line);
            }
        }
        lines.add("");
    }

    private static String firstWith(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
    }

    /** One value that goes up to the limit. */
    private static void stretch(List<String> lines, int at, Random random) {
        int length = random.nextInt(3) == 0 ? LONGEST : 1 << random.nextInt(16);
        String unit = random.nextBoolean() ? "A" : random.nextBoolean() ? "1 " : "0;=";
        String filling = unit.repeat(length / unit.length() + 1);
        lines.set(at, spliced(lines.get(at), filling, random));
    }

    /** A known kind of line with a value of the list. */
    private static void replaceKin(List<String> lines, Random random) {
        String foreign = pick(LINES, random);
        String key = foreign.split("[: ]")[0];
        boolean found = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key)) {
                found = true;
                lines.set(i, foreign);
            }
        }
        if (!found) {
            lines.add(Math.max(0, lines.size() - 1), foreign);
        }
    }

    private static void repeat(List<String> lines, int at, Random random) {
        String line = random.nextBoolean() ? lines.get(at) : pick(LINES, random);
        int most = LONGEST / (line.length() + 2);
        int count = random.nextInt(3) == 0 ? most : random.nextInt(Math.min(most, 300));
        boolean numbered = random.nextBoolean();
        List<String> more = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            more.add(numbered ? line.replaceFirst("\\d+", Integer.toString(i)) : line);
        }
        lines.addAll(at, more);
    }

    private static void hurtValue(List<String> lines, int at, Random random) {
        String line = lines.get(at);
        int colon = Math.max(line.indexOf(':'), line.indexOf('='));
        lines.set(
                at,
                switch (random.nextInt(4)) {
                    case 0 -> line.substring(0, colon + 1);
                    case 1 -> line.substring(0, random.nextInt(line.length() + 1));
                    case 2 -> new StringBuilder(line).reverse().toString();
                    default -> line + " " + pick(NUMBERS, random);
                });
    }
}
