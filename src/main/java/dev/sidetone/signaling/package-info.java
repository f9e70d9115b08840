/** The wire protocol: messages as records, and the socket that keeps reconnecting. */
@NullMarked
package dev.sidetone.signaling;

import org.jspecify.annotations.NullMarked;
