/** Finds the mistakes of apps in the trace: rules L01 to L44, each with why and what to do. */
@NullMarked
package dev.sidetone.lint;

import org.jspecify.annotations.NullMarked;
