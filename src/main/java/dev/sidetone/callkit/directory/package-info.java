/** Apple's call directory in Java: an extension gives the phone numbers to block and to name. */
@NullMarked
package dev.sidetone.callkit.directory;

import org.jspecify.annotations.NullMarked;
