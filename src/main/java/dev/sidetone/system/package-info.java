/**
 * The phone behind Apple's calling APIs: the call daemon, sheets, the owner of the audio session,
 * apps and their lives.
 */
@NullMarked
package dev.sidetone.system;

import org.jspecify.annotations.NullMarked;
