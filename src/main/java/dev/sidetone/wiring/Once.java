package dev.sidetone.wiring;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Made at the first use, by one thread; whoever comes meanwhile waits. */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    /** Will be made by {@code maker}. */
    public Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }

    synchronized void ifMade(Consumer<T> use) {
        if (made != null) {
            use.accept(made);
        }
    }
}
