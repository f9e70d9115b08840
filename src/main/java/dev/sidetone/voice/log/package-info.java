/**
 * The SDK's log: levels for each of its modules, and a logger that an app may replace. What is
 * logged is what the client writes into its trace.
 */
@NullMarked
package dev.sidetone.voice.log;

import org.jspecify.annotations.NullMarked;
