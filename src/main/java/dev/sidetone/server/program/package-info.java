/**
 * Runs scripts on calls: takes and makes calls as an endpoint inside the server does, and brings
 * about what the rules ask for.
 */
@NullMarked
package dev.sidetone.server.program;

import org.jspecify.annotations.NullMarked;
