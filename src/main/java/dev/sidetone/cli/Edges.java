package dev.sidetone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of edges. */
final class Edges implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
            throw new TypeConversionException(
                    "'" + text + "' is not the name of an edge such as frankfurt or roaming");
        }
        return text;
    }
}
