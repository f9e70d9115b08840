package dev.sidetone.server.web;

import dev.sidetone.server.files.PrivateFile;

import okhttp3.tls.HeldCertificate;

import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * The household's own certificate for {@code localhost} and both loopback addresses: made once,
 * kept in the data folder, renewed a month before it ends.
 */
record Certificate(X509Certificate certificate, PrivateKey key) {
    private static final Logger log = LoggerFactory.getLogger(Certificate.class);
    static final String FILE = "certificate.pem";
    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_ENDS = "-----END PRIVATE KEY-----";

    /** The JavaScript SDK makes this name of ours when it tells of its calls. */
    private static final String INSIGHTS = "eventgw.localhost";

    private static final long DAYS = 825;
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final char[] NO_PASSWORD = {};

    /** The certificate of a data folder; made when there is none that will do. */
    static Certificate in(Path folder, Instant now) throws IOException {
        Path file = folder.resolve(FILE);
        Certificate kept = kept(folder);
        if (kept != null
                && kept.names(INSIGHTS)
                && kept.certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))) {
            return kept;
        }
        HeldCertificate fresh = fresh();
        String pem = fresh.certificatePem() + fresh.privateKeyPkcs8Pem();
        PrivateFile.replace(file, pem.getBytes(StandardCharsets.UTF_8));
        return new Certificate(fresh.certificate(), fresh.keyPair().getPrivate());
    }

    /** The one that a data folder has; null for none that can be read. */
    static @Nullable Certificate kept(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : null;
        } catch (IOException unreadable) {
            log.warn("{} cannot be read: {}", file, unreadable.getMessage());
            return null;
        }
    }

    /** By the JDK alone, because the library that makes certificates is slow to load. */
    private static @Nullable Certificate read(Path file) throws IOException {
        String pem = Files.readString(file);
        int begins = pem.indexOf(KEY_BEGINS);
        int ends = pem.indexOf(KEY_ENDS);
        try {
            if (begins < 0 || ends < begins) {
                throw new GeneralSecurityException("it holds no key");
            }
            String key = pem.substring(begins + KEY_BEGINS.length(), ends);
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            return new Certificate(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(bytes),
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key))));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            log.warn("{} cannot be read; a new certificate is made", file);
            return null;
        }
    }

    private boolean names(String host) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> name.contains(host));
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static HeldCertificate fresh() {
        return new HeldCertificate.Builder()
                .commonName("Sidetone on this computer")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(INSIGHTS)
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("::1")
                .duration(DAYS, TimeUnit.DAYS)
                .build();
    }

    SslContextFactory.Server tls() throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("sidetone", key, NO_PASSWORD, new X509Certificate[] {certificate});
            var tls = new SslContextFactory.Server();
            tls.setKeyStore(store);
            tls.setKeyStorePassword("");
            tls.setSniRequired(false);
            return tls;
        } catch (GeneralSecurityException broken) {
            throw new IOException("The certificate cannot be used: " + broken.getMessage(), broken);
        }
    }
}
