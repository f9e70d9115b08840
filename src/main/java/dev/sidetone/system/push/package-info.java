/**
 * VoIP pushes on the phone: the duty to report a call for each (R87–R92), as pure rules and what
 * carries them out, and the tray on which a rehearsal delays, repeats, reorders or drops pushes.
 */
@NullMarked
package dev.sidetone.system.push;

import org.jspecify.annotations.NullMarked;
