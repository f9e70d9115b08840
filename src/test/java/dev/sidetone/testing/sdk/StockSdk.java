package dev.sidetone.testing.sdk;

import dev.sidetone.testing.Needs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * The npm package {@code @twilio/voice-sdk} as its makers published it: fetched once, kept in the
 * user's cache, and looked at before each use. It is no part of the program.
 */
final class StockSdk {
    static final String VERSION = "2.18.5";

    // what the registry says of this version: dist.integrity
    private static final String SHA_512 =
            "2/tw1IDAIn7j6yFDOln8p93v3aHIxNIN93JwL98cHIlbkSNeU/Jt9zGM/0TvDpNjo+k88lvAew4jgOjKlc9/KA==";
    private static final String NAME = "voice-sdk-" + VERSION + ".tgz";
    private static final URI REGISTRY =
            URI.create("https://registry.npmjs.org/@twilio/voice-sdk/-/" + NAME);
    private static final String SCRIPT = "package/dist/twilio.min.js";
    private static final int BLOCK = 512;

    private StockSdk() {}

    /** The script for pages; the test is skipped where it can neither be found nor fetched. */
    static byte[] script() {
        try {
            byte[] archive = archive();
            try (var tar = new GZIPInputStream(new ByteArrayInputStream(archive))) {
                return file(tar, SCRIPT);
            }
        } catch (IOException absent) {
            Needs.that(false, "@twilio/voice-sdk " + VERSION + " (" + absent.getMessage() + ")");
            throw new AssertionError(absent);
        }
    }

    private static byte[] archive() throws IOException {
        Path kept = cache().resolve(NAME);
        if (Files.exists(kept) && isGenuine(Files.readAllBytes(kept))) {
            return Files.readAllBytes(kept);
        }
        byte[] fetched = fetched();
        if (!isGenuine(fetched)) {
            throw new IOException(REGISTRY + " does not have the SHA-512 that it once had");
        }
        Files.createDirectories(kept.getParent());
        Path part = Files.createTempFile(kept.getParent(), NAME, ".part");
        Files.write(part, fetched);
        Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
        return fetched;
    }

    private static Path cache() {
        String set = System.getenv("XDG_CACHE_HOME");
        Path caches =
                set == null || set.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(set);
        return caches.resolve("sidetone-tests");
    }

    private static byte[] fetched() throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(REGISTRY).timeout(Duration.ofSeconds(60)).build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(REGISTRY + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException unreached) {
            throw new IOException(REGISTRY + ": " + unreached, unreached);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    private static boolean isGenuine(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(archive);
            return SHA_512.equals(Base64.getEncoder().encodeToString(hash));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One file of a tar archive, whose entries are a block of facts and blocks of content. */
    private static byte[] file(InputStream tar, String wanted) throws IOException {
        for (byte[] head = tar.readNBytes(BLOCK);
                head.length == BLOCK && head[0] != 0;
                head = tar.readNBytes(BLOCK)) {
            long size = Long.parseLong(text(head, 124, 12), 8);
            if (text(head, 0, 100).equals(wanted)) {
                return tar.readNBytes((int) size);
            }
            tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        }
        throw new IOException(NAME + " has no " + wanted);
    }

    private static String text(byte[] head, int from, int length) {
        String field = new String(head, from, length, StandardCharsets.ISO_8859_1);
        int end = field.indexOf(0);
        return (end < 0 ? field : field.substring(0, end)).strip();
    }
}
