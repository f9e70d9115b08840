package dev.sidetone.server.webhook;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What is done with URLs. */
public final class Address {
    private static final int LONGEST = 4096;

    private Address() {}

    /**
     * The URL that a document means.
     *
     * @param base of the document; null where there is none
     * @param url absolute, relative, or empty for {@code base} itself
     * @return null when that is none, or neither http nor https
     */
    public static @Nullable String resolve(@Nullable String base, String url) {
        HttpUrl from = base == null ? null : HttpUrl.parse(base);
        String text = url.strip();
        HttpUrl to =
                text.length() > LONGEST
                        ? null
                        : from == null ? HttpUrl.parse(text) : from.resolve(text);
        return to == null ? null : to.newBuilder().fragment(null).build().toString();
    }

    /** {@code url} without user info and fragment. */
    static HttpUrl bare(HttpUrl url) {
        return url.newBuilder().username("").password("").fragment(null).build();
    }

    /** {@code url} with a form appended to its query. */
    static HttpUrl withQuery(HttpUrl url, Map<String, String> form) {
        HttpUrl.Builder builder = url.newBuilder();
        form.forEach(builder::addQueryParameter);
        return builder.build();
    }

    /** For logs: without user info, and with the names but not the values of its query. */
    public static String shown(String url) {
        HttpUrl known = HttpUrl.parse(url);
        if (known == null) {
            return FirstLines.clean(url.substring(url.lastIndexOf('@') + 1).split("[?#]", 2)[0]);
        }
        String bare = bare(known).newBuilder().query(null).build().toString();
        if (known.querySize() == 0) {
            return bare;
        }
        StringBuilder names = new StringBuilder(bare);
        for (int i = 0; i < known.querySize(); i++) {
            names.append(i == 0 ? '?' : '&').append(known.queryParameterName(i)).append("=…");
        }
        return FirstLines.clean(names.toString());
    }
}
