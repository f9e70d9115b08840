package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The findings about one document, as many as somebody will read. */
final class Findings {
    private static final int MOST = 100;
    private static final int LONGEST_QUOTE = 120;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private final List<Finding> kept = new ArrayList<>();
    private int more;

    void add(TwimlError error, Place at, String found, String then) {
        if (kept.size() < MOST) {
            kept.add(new Finding(error, at, found, then));
        } else {
            more++;
        }
    }

    List<Finding> list() {
        List<Finding> all = new ArrayList<>(kept);
        if (more > 0) {
            Place last = kept.getLast().at();
            all.add(
                    new Finding(
                            TwimlError.SCHEMA,
                            last,
                            "There are " + more + " findings more",
                            "Mend the first ones."));
        }
        return all;
    }

    /** A piece of a document, fit to stand in a log: short, on one line. */
    static String quote(String text) {
        String clipped =
                text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return CONTROLS.matcher(clipped).replaceAll(" ");
    }
}
