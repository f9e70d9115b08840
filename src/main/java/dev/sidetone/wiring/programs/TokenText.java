package dev.sidetone.wiring.programs;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** Access tokens from where a user says that they are. */
final class TokenText {
    private static final int LONGEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TokenText() {}

    /** Whether {@code what} is the address of a page. */
    static boolean isPage(String what) {
        return what.startsWith("http://") || what.startsWith("https://");
    }

    /** What a page answers with. */
    static String ofPage(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).GET().build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var response = asked(http, request);
            try (InputStream body = response.body()) {
                String text = read(body);
                if (response.statusCode() != 200) {
                    throw new IOException(
                            "The page answered with HTTP status "
                                    + response.statusCode()
                                    + " instead of a token.");
                }
                return text;
            }
        }
    }

    private static HttpResponse<InputStream> asked(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (ConnectException nobody) {
            throw new IOException(
                    "Nothing listens at " + request.uri() + ": is the token server running?",
                    nobody);
        }
    }

    /**
     * The token in a file, or {@code -} for standard input.
     *
     * @throws IOException with a text for the user, also where that is no token
     */
    static String of(String file) throws IOException {
        String text;
        if (file.equals("-")) {
            text = read(System.in);
        } else {
            try (InputStream from = Files.newInputStream(Path.of(file))) {
                text = read(from);
            } catch (IOException | InvalidPathException missing) {
                throw new IOException("There is no readable token file " + file + ".", missing);
            }
        }
        if (!text.strip().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]*")) {
            throw new IOException(
                    "There is no access token in "
                            + file
                            + ": sidetone token inspect says what is wrong with one.");
        }
        return text.strip();
    }

    /** What stands there; never more than a token could have. */
    static String read(InputStream from) throws IOException {
        return new String(from.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
}
