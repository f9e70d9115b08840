package dev.sidetone.server.anchor;

/**
 * A new offer of a call brings another DTLS certificate. Whoever answers must shake hands anew with
 * keys that the server does not have: only the other side can answer it.
 */
public final class RenewedKeys extends Exception {
    private static final long serialVersionUID = 1;

    RenewedKeys() {
        super("the new offer brings another DTLS certificate", null, false, false);
    }
}
