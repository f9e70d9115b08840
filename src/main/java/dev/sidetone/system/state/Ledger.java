package dev.sidetone.system.state;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An immutable map in the order of its keys. A change answers a new one and copies only the path to
 * the key, so that a state with a thousand calls costs little more than one with a single call.
 *
 * <p>A treap whose priorities are hashes of the keys: its shape depends on its content alone.
 */
public final class Ledger<K extends Comparable<K>, V> {
    private record Node<K, V>(
            K key, V value, int priority, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        Node<K, V> withValue(V newValue) {
            return new Node<>(key, newValue, priority, left, right);
        }

        Node<K, V> withLeft(@Nullable Node<K, V> newLeft) {
            return new Node<>(key, value, priority, newLeft, right);
        }

        Node<K, V> withRight(@Nullable Node<K, V> newRight) {
            return new Node<>(key, value, priority, left, newRight);
        }
    }

    private final @Nullable Node<K, V> root;
    private final int size;

    private Ledger(@Nullable Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    /** Without entries. */
    public static <K extends Comparable<K>, V> Ledger<K, V> empty() {
        return new Ledger<>(null, 0);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(K key) {
        return get(key) != null;
    }

    /** The value of a key; null for none. */
    public @Nullable V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key());
            if (order == 0) {
                return node.value();
            }
            node = order < 0 ? node.left() : node.right();
        }
        return null;
    }

    /** The value of the smallest key; null when there is none. */
    public @Nullable V first() {
        Node<K, V> node = root;
        while (node != null && node.left() != null) {
            node = node.left();
        }
        return node == null ? null : node.value();
    }

    /** This with {@code value} for {@code key}, in the place of what it had. */
    public Ledger<K, V> with(K key, V value) {
        Node<K, V> changed = put(root, new Node<>(key, value, priority(key), null, null));
        return new Ledger<>(changed, contains(key) ? size : size + 1);
    }

    /** This without {@code key}. */
    public Ledger<K, V> without(K key) {
        return contains(key) ? new Ledger<>(remove(root, key), size - 1) : this;
    }

    /** All values, in the order of their keys. */
    public List<V> values() {
        List<V> values = new ArrayList<>(size);
        each(root, values::add);
        return values;
    }

    private static <K, V> void each(@Nullable Node<K, V> node, Consumer<V> use) {
        if (node != null) {
            each(node.left(), use);
            use.accept(node.value());
            each(node.right(), use);
        }
    }

    private static <K extends Comparable<K>, V> Node<K, V> put(
            @Nullable Node<K, V> node, Node<K, V> added) {
        if (node == null) {
            return added;
        }
        int order = added.key().compareTo(node.key());
        if (order == 0) {
            return node.withValue(added.value());
        }
        if (added.priority() > node.priority()) {
            return added.withLeft(below(node, added.key())).withRight(above(node, added.key()));
        }
        return order < 0
                ? node.withLeft(put(node.left(), added))
                : node.withRight(put(node.right(), added));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> below(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        return node.key().compareTo(key) < 0
                ? node.withRight(below(node.right(), key))
                : below(node.left(), key);
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> above(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        return node.key().compareTo(key) > 0
                ? node.withLeft(above(node.left(), key))
                : above(node.right(), key);
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key());
        if (order == 0) {
            return joined(node.left(), node.right());
        }
        return order < 0
                ? node.withLeft(remove(node.left(), key))
                : node.withRight(remove(node.right(), key));
    }

    /** All keys of {@code left} are smaller than all of {@code right}. */
    private static <K, V> @Nullable Node<K, V> joined(
            @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.priority() > right.priority()
                ? left.withRight(joined(left.right(), right))
                : right.withLeft(joined(left, right.left()));
    }

    /** Neighbouring keys must not have neighbouring priorities. */
    private static int priority(Object key) {
        int mixed = key.hashCode() * 0x9e3779b9;
        mixed = (mixed ^ mixed >>> 15) * 0x85ebca6b;
        return mixed ^ mixed >>> 13;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ledger<?, ?> ledger && values().equals(ledger.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
