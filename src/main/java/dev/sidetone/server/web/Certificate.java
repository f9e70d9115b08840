package dev.sidetone.server.web;

import dev.sidetone.server.files.PrivateFile;

import okhttp3.tls.HeldCertificate;

import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The household's own certificate for {@code localhost} and both loopback addresses: made once,
 * kept in the data folder, renewed a month before it ends.
 */
final class Certificate {
    private static final Logger log = LoggerFactory.getLogger(Certificate.class);
    private static final String FILE = "certificate.pem";
    private static final long DAYS = 825;
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final char[] NO_PASSWORD = {};

    private Certificate() {}

    static SslContextFactory.Server tls(Path folder, Instant now) throws IOException {
        HeldCertificate held = kept(folder.resolve(FILE), now);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "sidetone",
                    held.keyPair().getPrivate(),
                    NO_PASSWORD,
                    new java.security.cert.Certificate[] {held.certificate()});
            var tls = new SslContextFactory.Server();
            tls.setKeyStore(store);
            tls.setKeyStorePassword("");
            tls.setSniRequired(false);
            return tls;
        } catch (GeneralSecurityException broken) {
            throw new IOException("The certificate cannot be used: " + broken.getMessage(), broken);
        }
    }

    private static HeldCertificate kept(Path file, Instant now) throws IOException {
        if (Files.exists(file)) {
            try {
                HeldCertificate kept = HeldCertificate.decode(Files.readString(file));
                Instant ends = kept.certificate().getNotAfter().toInstant();
                if (ends.isAfter(now.plus(RENEW_BEFORE))) {
                    return kept;
                }
            } catch (IllegalArgumentException broken) {
                log.warn("{} cannot be read; a new certificate is made", file);
            }
        }
        HeldCertificate fresh = fresh();
        String pem = fresh.certificatePem() + fresh.privateKeyPkcs8Pem();
        PrivateFile.replace(file, pem.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }

    private static HeldCertificate fresh() {
        return new HeldCertificate.Builder()
                .commonName("Sidetone on this computer")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("::1")
                .duration(DAYS, TimeUnit.DAYS)
                .build();
    }
}
