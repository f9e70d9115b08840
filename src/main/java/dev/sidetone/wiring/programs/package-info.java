/** What the command line can start, each put together from the household's parts. */
@NullMarked
package dev.sidetone.wiring.programs;

import org.jspecify.annotations.NullMarked;
