/** What differs between versions of iOS, and what nobody knows for sure: one list of switches. */
@NullMarked
package dev.sidetone.system.profile;

import org.jspecify.annotations.NullMarked;
