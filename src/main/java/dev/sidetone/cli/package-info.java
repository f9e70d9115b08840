/** The command line. */
@NullMarked
package dev.sidetone.cli;

import org.jspecify.annotations.NullMarked;
