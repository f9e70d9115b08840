/**
 * Further apps that can be installed on a phone beside the softphone: a player of music and a
 * telephone without CallKit. They see their SDKs and a port of their own, never the phone.
 */
@NullMarked
package dev.sidetone.apps;

import org.jspecify.annotations.NullMarked;
