/**
 * The voice server without its sockets: who is registered, where calls ring, who hears what.
 * Everything happens on one serial queue, over {@link dev.sidetone.signaling.Wire}s.
 */
@NullMarked
package dev.sidetone.server.exchange;

import org.jspecify.annotations.NullMarked;
