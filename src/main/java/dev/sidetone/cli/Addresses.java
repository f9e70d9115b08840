package dev.sidetone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.net.URI;

/** Addresses of voice servers. */
final class Addresses implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw refused(text);
        }
        if (address.getHost() == null
                || address.getPort() > Ports.HIGHEST
                || !String.valueOf(address.getScheme()).matches("https?|wss?")) {
            throw refused(text);
        }
        return address;
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException(
                "'"
                        + text
                        + "' is not an address such as http://127.0.0.1:3000 or"
                        + " wss://voice.example.com");
    }
}
