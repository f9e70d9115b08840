/**
 * Carries the media of calls whose sides bring no candidates: an ICE-lite agent in the middle that
 * answers connectivity checks and hands on every other datagram as it is. Encryption stays end to
 * end; no key of the media is ever here. {@link dev.sidetone.server.anchor.MediaAnchor} is the way
 * in.
 */
@NullMarked
package dev.sidetone.server.anchor;

import org.jspecify.annotations.NullMarked;
