/**
 * What a call is to the voice server: pure states, events and effects. No sockets, no timers, no
 * threads.
 */
@NullMarked
package dev.sidetone.server.call;

import org.jspecify.annotations.NullMarked;
