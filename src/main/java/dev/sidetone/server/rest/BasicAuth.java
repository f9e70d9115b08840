package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.http.HttpAsk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who may use the REST interface: an account with its auth token, or a key with its secret. */
record BasicAuth(Accounts accounts) {
    boolean admits(HttpAsk ask) {
        String basic = ask.authorization("Basic");
        if (basic == null) {
            return false;
        }
        try {
            String both = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon > 0
                    && accounts.admits(both.substring(0, colon), both.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
