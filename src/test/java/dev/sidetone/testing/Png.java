package dev.sidetone.testing;

import javafx.scene.image.Image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a picture as PNG without AWT. */
public final class Png {
    private Png() {}

    public static void write(Image picture, Path file) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var raw = new ByteArrayOutputStream();
        try (var deflated =
                new DeflaterOutputStream(raw, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int y = 0; y < height; y++) {
                deflated.write(0);
                for (int x = 0; x < width; x++) {
                    int argb = picture.getPixelReader().getArgb(x, y);
                    deflated.write(argb >> 16);
                    deflated.write(argb >> 8);
                    deflated.write(argb);
                }
            }
        }
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeLong(0x89504e470d0a1a0aL);
            var header = new ByteArrayOutputStream();
            var fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", raw.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        var check = new CRC32();
        check.update(name);
        check.update(body);
        out.writeInt((int) check.getValue());
    }
}
