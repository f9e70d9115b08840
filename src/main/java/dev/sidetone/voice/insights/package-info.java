/**
 * What an endpoint tells of its calls: events and metrics as the SDKs post them to an event
 * gateway. Ours go where the call goes, to the voice server, and nowhere else unless the user says
 * so.
 */
@NullMarked
package dev.sidetone.voice.insights;

import org.jspecify.annotations.NullMarked;
