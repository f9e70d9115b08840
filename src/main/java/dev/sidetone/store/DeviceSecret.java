package dev.sidetone.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the device tokens of a household's phones are made of: a phone has the same token each time
 * it is switched on, so that the server keeps one binding for it and not one for every start.
 */
public final class DeviceSecret {
    private static final String FILE = "device-secret";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec secret;

    private DeviceSecret(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The folder's secret; {@code fresh} becomes it where there is none.
     *
     * @param fresh 32 unguessable bytes
     * @throws IOException when it can be neither read nor written
     */
    public static DeviceSecret of(DataFolder folder, byte[] fresh) throws IOException {
        Path file = folder.file(FILE);
        byte[] kept = read(file);
        if (kept.length != LENGTH) {
            // where two programs do this at once, one has other tokens until it starts again
            folder.replace(FILE, fresh);
            kept = read(file);
        }
        return new DeviceSecret(kept);
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return new byte[0];
        }
    }

    /** The device token of a phone: 32 bytes. */
    public byte[] token(String identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
