/**
 * Asks a developer's server what should happen to a call, and tells it what did. Everything is
 * decided on one queue; the network stands behind {@link Courier}.
 */
@NullMarked
package dev.sidetone.server.webhook;

import org.jspecify.annotations.NullMarked;
