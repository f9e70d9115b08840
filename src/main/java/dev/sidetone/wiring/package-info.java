/** The composition root: the household, and how a phone and its apps are put together. */
@NullMarked
package dev.sidetone.wiring;

import org.jspecify.annotations.NullMarked;
