package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.reflect.Field;

/**
 * The native reference behind an object of the library, to be given back by hand: the library's own
 * {@code close()} keeps it, 172 KB a call. Read it before the object is closed, which zeroes it.
 *
 * <p>Where the library does not let us see its references, ended calls keep their memory and all
 * else works.
 */
final class NativeReference {
    private static final Logger log = LoggerFactory.getLogger(NativeReference.class);

    private final long handle;

    private NativeReference(long handle) {
        this.handle = handle;
    }

    /** The reference that {@code object} holds; an empty one where it is hidden. */
    static NativeReference of(NativeObject object) {
        try {
            return new NativeReference(handleField().getLong(object));
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            log.warn("Native memory of an ended call is not freed: {}", hidden.toString());
            return new NativeReference(0);
        }
    }

    /** Gives the reference back. Exactly once; the object must not be used afterwards. */
    void release() {
        if (handle == 0) {
            return;
        }
        try {
            Borrowed borrowed = new Borrowed();
            handleField().setLong(borrowed, handle);
            borrowed.release();
            if (handleField().getLong(borrowed) != 0) {
                log.debug("A native object outlives its call");
            }
        } catch (ReflectiveOperationException | RuntimeException impossible) {
            log.warn("Native memory of an ended call is not freed", impossible);
        }
    }

    private static Field handleField() throws NoSuchFieldException {
        Field field = NativeObject.class.getDeclaredField("nativeHandle");
        field.setAccessible(true);
        return field;
    }

    /** Borrows the library's own reference counting for a handle. */
    private static final class Borrowed extends RefCountedObject {}
}
