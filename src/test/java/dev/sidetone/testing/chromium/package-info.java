/** A real browser for tests, driven by the Chrome DevTools Protocol. */
@NullMarked
package dev.sidetone.testing.chromium;

import org.jspecify.annotations.NullMarked;
