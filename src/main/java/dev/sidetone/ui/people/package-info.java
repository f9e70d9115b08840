/** What a phone keeps around its calls: recents, contacts, call directory, and spoken requests. */
@NullMarked
package dev.sidetone.ui.people;

import org.jspecify.annotations.NullMarked;
