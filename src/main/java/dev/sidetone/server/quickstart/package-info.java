/** What the quickstart's servers answer, for apps that were written against them. */
@NullMarked
package dev.sidetone.server.quickstart;

import org.jspecify.annotations.NullMarked;
