/** What of the phone outlives the program: held here, written by whoever fills the port. */
@NullMarked
package dev.sidetone.system.keeping;

import org.jspecify.annotations.NullMarked;
