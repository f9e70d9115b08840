/** The REST interface to calls, as Twilio's helper libraries speak it (voice-sdk.md §5.5). */
@NullMarked
package dev.sidetone.server.rest;

import org.jspecify.annotations.NullMarked;
