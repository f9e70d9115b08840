/** Those who deliver the news of a call themselves, by a webhook of their own. */
@NullMarked
package dev.sidetone.server.notice;

import org.jspecify.annotations.NullMarked;
