/** The little of STUN and ICE that a lite agent needs: checks are judged and answered. */
@NullMarked
package dev.sidetone.server.anchor.stun;

import org.jspecify.annotations.NullMarked;
