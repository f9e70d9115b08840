/** The phone's call directory: the extensions installed on it and what they have told it. */
@NullMarked
package dev.sidetone.system.directory;

import org.jspecify.annotations.NullMarked;
