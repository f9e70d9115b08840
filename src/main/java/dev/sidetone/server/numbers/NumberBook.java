package dev.sidetone.server.numbers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who owns which number: each has one owner. Lives on the server's queue. */
public final class NumberBook {
    /** Numbers of an identity at most. */
    public static final int MOST = 10;

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final String SEPARATORS = "[ ()./-]";

    private final Map<String, List<String>> numbers = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /** Of two owners of one number the first has it. */
    public NumberBook(List<OwnNumbers> all) {
        for (OwnNumbers own : all) {
            if (problem(own) == null) {
                set(own);
            }
        }
    }

    /** Why an identity cannot have these numbers, for a person; null when it can. */
    public @Nullable String problem(OwnNumbers wanted) {
        if (wanted.numbers().size() > MOST) {
            return "An identity has at most " + MOST + " numbers.";
        }
        for (String written : wanted.numbers()) {
            String number = plain(written);
            if (!NUMBER.matcher(number).matches()) {
                return "A number begins with a plus and the country code, such as +15550101; this"
                        + " one cannot be used: "
                        + (written.length() <= 40 ? written : written.substring(0, 40) + "\u2026");
            }
            String owner = owners.get(number);
            if (owner != null && !owner.equals(wanted.identity())) {
                return "The number " + number + " belongs to " + owner + ".";
            }
        }
        return null;
    }

    /** Replaces the numbers of an identity; there is no {@link #problem} with them. */
    public void set(OwnNumbers own) {
        List<String> before = numbers.remove(own.identity());
        if (before != null) {
            before.forEach(owners::remove);
        }
        Set<String> now = new LinkedHashSet<>();
        own.numbers().forEach(written -> now.add(plain(written)));
        if (!now.isEmpty()) {
            numbers.put(own.identity(), List.copyOf(now));
            now.forEach(number -> owners.put(number, own.identity()));
        }
    }

    /** Who owns what was dialled; a plus may be missing, or written as 00. Null for nobody. */
    public @Nullable String ownerOf(String dialled) {
        return owners.get(dialled(dialled));
    }

    /** Under which number an identity calls; null when it has none. */
    public @Nullable String numberOf(String identity) {
        List<String> own = numbers.get(identity);
        return own == null ? null : own.getFirst();
    }

    /** All numbers, for the store. */
    public List<OwnNumbers> all() {
        List<OwnNumbers> all = new ArrayList<>();
        numbers.forEach((identity, own) -> all.add(new OwnNumbers(identity, own)));
        return all;
    }

    private static String plain(String written) {
        return written.replaceAll(SEPARATORS, "");
    }

    private static String dialled(String written) {
        String plain = plain(written);
        if (plain.startsWith("+")) {
            return plain;
        }
        return "+" + (plain.startsWith("00") ? plain.substring(2) : plain);
    }
}
