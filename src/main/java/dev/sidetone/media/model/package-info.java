/**
 * A model of calls' media that runs on virtual time: descriptions, connections, delays, losses. It
 * keeps the contract of the ports as the real one does, and repeats itself for a seed.
 */
@NullMarked
package dev.sidetone.media.model;

import org.jspecify.annotations.NullMarked;
