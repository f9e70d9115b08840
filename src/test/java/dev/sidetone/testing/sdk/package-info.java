/** The unmodified JavaScript SDK in a page of our own. */
@NullMarked
package dev.sidetone.testing.sdk;

import org.jspecify.annotations.NullMarked;
