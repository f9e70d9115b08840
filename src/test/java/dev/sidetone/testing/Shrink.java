package dev.sidetone.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a script that fails shorter, as long as it fails. */
public final class Shrink {
    private Shrink() {}

    /** A script without any part that could be left out. */
    public static <S> List<S> smallest(List<S> failing, Predicate<List<S>> fails) {
        List<S> now = List.copyOf(failing);
        for (int part = Math.max(1, now.size() / 2); part >= 1; part /= 2) {
            for (int from = 0; from < now.size(); ) {
                List<S> less = new ArrayList<>(now);
                less.subList(from, Math.min(now.size(), from + part)).clear();
                if (fails.test(less)) {
                    now = less;
                } else {
                    from += part;
                }
            }
        }
        return now;
    }
}
