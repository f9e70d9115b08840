/** What endpoints tell of their calls: taken like an event gateway does, and kept for a while. */
@NullMarked
package dev.sidetone.server.insights;

import org.jspecify.annotations.NullMarked;
