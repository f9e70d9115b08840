package dev.sidetone.server.program;

import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.Address;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Where a document came from; null for none. A URL in it that cannot be used is nobody's: the
 * document was read with a finding about it.
 */
record Base(@Nullable URI at) {
    @Nullable Callback absolute(@Nullable Callback written) {
        String url = written == null ? null : absolute(written.url());
        return written == null || url == null
                ? null
                : new Callback(url, written.method(), written.events());
    }

    @Nullable Link absolute(@Nullable Link written) {
        String url = written == null ? null : absolute(written.url());
        return written == null || url == null ? null : new Link(url, written.method());
    }

    /** One that cannot be used stays as it is, for whoever is to ask it says so. */
    @Nullable String orAsWritten(@Nullable String written) {
        String url = written == null ? null : absolute(written);
        return url == null ? written : url;
    }

    private @Nullable String absolute(String url) {
        return Address.resolve(at == null ? null : at.toString(), url);
    }
}
