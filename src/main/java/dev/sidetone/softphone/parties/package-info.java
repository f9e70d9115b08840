/** Whom the app's calls are with: handles, and whom the phone asks it to call. */
@NullMarked
package dev.sidetone.softphone.parties;

import org.jspecify.annotations.NullMarked;
