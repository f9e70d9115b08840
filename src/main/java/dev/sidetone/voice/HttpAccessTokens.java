package dev.sidetone.voice;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tokens from a server's {@code /accessToken?identity=…}, as the quickstart servers give them. */
public final class HttpAccessTokens implements AccessTokenSource {
    /** The quickstart's path. */
    public static final String PATH = "/accessToken";

    private final OkHttpClient http;
    private final Supplier<HttpUrl> url;

    /**
     * Tokens from {@code server}: {@code http://host:port}, or the whole address of a token page.
     *
     * @throws IllegalArgumentException when that is no HTTP address
     */
    public HttpAccessTokens(OkHttpClient http, URI server) {
        this.http = http;
        HttpUrl fixed = page(server);
        this.url = () -> fixed;
    }

    /** Tokens from what {@code server} says each time. */
    public HttpAccessTokens(OkHttpClient http, Supplier<URI> server) {
        this.http = http;
        this.url = () -> page(server.get());
    }

    private static HttpUrl page(URI server) {
        String path = server.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        return HttpUrl.get((bare ? server.resolve(PATH) : server).toString());
    }

    @Override
    public void fetch(String identity, Consumer<Answer> answer) {
        HttpUrl page = url.get();
        Request request =
                new Request.Builder()
                        .url(page.newBuilder().setQueryParameter("identity", identity).build())
                        .build();
        ServerRequest.send(
                http,
                request,
                (response, body) -> answer.accept(read(page, response, body.strip())),
                error -> answer.accept(new Answer.Failed(error)));
    }

    private static Answer read(HttpUrl page, Response response, String body) {
        if (looksLikeToken(body)) {
            return new Answer.Token(body);
        }
        String type = response.header("Content-Type", "");
        boolean html =
                body.startsWith("<")
                        || type != null && type.toLowerCase(Locale.ROOT).contains("html");
        String what = body.isEmpty() ? "nothing" : html ? "a web page or TwiML" : "something else";
        return new Answer.Failed(
                VoiceError.of(
                        ErrorCode.ACCESS_TOKEN_INVALID,
                        page + " answered with " + what + " instead of an access token."));
    }

    /** Three parts of base64url with points between them. */
    private static boolean looksLikeToken(String body) {
        return body.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    }
}
