/** How much one client may ask for. */
@NullMarked
package dev.sidetone.server.limit;

import org.jspecify.annotations.NullMarked;
