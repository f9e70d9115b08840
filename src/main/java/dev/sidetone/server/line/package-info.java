/** Lines: legs inside the server, with media of our own engine, which is loaded when first used. */
@NullMarked
package dev.sidetone.server.line;

import org.jspecify.annotations.NullMarked;
