package dev.sidetone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Ports; 0 for any free one. */
final class Ports implements ITypeConverter<Integer> {
    static final int HIGHEST = 65_535;

    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
            throw new TypeConversionException(
                    "'" + text + "' is not a port: ports are 0 to " + HIGHEST);
        }
        return Integer.valueOf(text);
    }
}
