/** Session descriptions as an anchor reads and rewrites them: text in, text out. */
@NullMarked
package dev.sidetone.server.anchor.sdp;

import org.jspecify.annotations.NullMarked;
