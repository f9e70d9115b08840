/** The incoming sheet. */
@NullMarked
package dev.sidetone.ui.incoming;

import org.jspecify.annotations.NullMarked;
