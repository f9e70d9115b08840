package dev.sidetone.pushkit;

import java.util.HexFormat;

/**
 * What a server needs to push to this phone.
 *
 * @param type of push
 * @param token opaque bytes
 */
public record PKPushCredentials(PKPushType type, byte[] token) {
    public PKPushCredentials {
        token = token.clone();
    }

    @Override
    public byte[] token() {
        return token.clone();
    }

    /** The token in plain hexadecimal digits, as servers want it. */
    public String hexToken() {
        return HexFormat.of().formatHex(token);
    }

    @Override
    public String toString() {
        return "PKPushCredentials[" + type + "]";
    }
}
