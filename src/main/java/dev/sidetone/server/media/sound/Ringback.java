package dev.sidetone.server.media.sound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What callers of a country hear while it rings (ITU-T E.180, various tones used nationally). */
final class Ringback {
    private static final int RATE = 48_000;
    private static final double AMPLITUDE = Short.MAX_VALUE * 0.1;
    private static final int EDGE = RATE / 200;

    /** One second of 425 Hz in five, as in most of Europe. */
    private static final Ringback EUROPE = new Ringback(List.of(425), 1000, 4000);

    private static final Ringback BRITAIN = new Ringback(List.of(400, 450), 400, 200, 400, 2000);
    private static final Ringback AMERICA = new Ringback(List.of(440, 480), 2000, 4000);

    private static final Map<String, Ringback> COUNTRIES = countries();

    private final List<Integer> tones;
    private final int[] millis;

    private Ringback(List<Integer> tones, int... millis) {
        this.tones = tones;
        this.millis = millis;
    }

    private static Map<String, Ringback> countries() {
        Map<String, Ringback> countries = new HashMap<>();
        for (String name : List.of("us", "ca")) {
            countries.put(name, AMERICA);
        }
        for (String name : List.of("uk", "gb", "ie", "nz", "sg", "in", "za", "my")) {
            countries.put(name, BRITAIN);
        }
        countries.put("us-old", new Ringback(List.of(420, 460), 2000, 4000));
        countries.put("au", new Ringback(List.of(413, 438), 400, 200, 400, 2000));
        countries.put("fr", new Ringback(List.of(440), 1500, 3500));
        countries.put("es", new Ringback(List.of(425), 1500, 3000));
        countries.put("jp", new Ringback(List.of(385, 415), 1000, 2000));
        countries.put("se", new Ringback(List.of(425), 1000, 5000));
        countries.put("be", new Ringback(List.of(425), 1000, 3000));
        countries.put("tw", new Ringback(List.of(440, 480), 1000, 2000));
        return countries;
    }

    /** One round of it; Europe's for a country that is not known here. */
    static Recorded of(String country) {
        return COUNTRIES.getOrDefault(country, EUROPE).round();
    }

    private Recorded round() {
        int length = 0;
        for (int part : millis) {
            length += part * RATE / 1000;
        }
        short[] samples = new short[length];
        int from = 0;
        for (int i = 0; i < millis.length; i++) {
            int to = from + millis[i] * RATE / 1000;
            if (i % 2 == 0) {
                ring(samples, from, to);
            }
            from = to;
        }
        return new Recorded(samples, RATE);
    }

    private void ring(short[] samples, int from, int to) {
        for (int at = from; at < to; at++) {
            double sum = 0;
            for (int tone : tones) {
                sum += Math.sin(2 * Math.PI * tone * at / RATE);
            }
            int edge = Math.min(at - from, to - at);
            double swell = Math.min(1, edge / (double) EDGE);
            samples[at] = (short) (AMPLITUDE * swell * sum / tones.size());
        }
    }
}
