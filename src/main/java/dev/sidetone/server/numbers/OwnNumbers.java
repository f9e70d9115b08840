package dev.sidetone.server.numbers;

import java.util.List;

/**
 * The numbers of an identity.
 *
 * @param numbers a plus, the country code and the number; the first one is shown to those whom the
 *     identity calls, the others are aliases
 */
public record OwnNumbers(String identity, List<String> numbers) {
    public OwnNumbers {
        numbers = List.copyOf(numbers);
    }
}
