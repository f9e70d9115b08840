package dev.sidetone.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;

class FormParamsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a b", "五", "a+b", "100%", "%41", "name[0]", "ü?#/"})
    void ofACalleeNamesAreRawAndValuesExact(String text) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put(text, text + "&=+%");
        params.put("plain", "");
        String written = FormParams.encodeValues(params);
        assertThat(written).startsWith(text + "=");
        assertThat(FormParams.decodeValues(written)).isEqualTo(params);
    }

    @Test
    void whatWouldEndANameIsEscapedInIt() {
        assertThat(FormParams.encodeValues(Map.of("a&b=c", "d"))).isEqualTo("a%26b%3Dc=d");
        assertThat(FormParams.decodeValues("a%26b%3Dc=d")).containsEntry("a%26b%3Dc", "d");
    }

    @Test
    void ofACallerBothAreEncoded() {
        Map<String, String> params = Map.of("a b&c", "d=e 五");
        assertThat(FormParams.decode(FormParams.encode(params))).isEqualTo(params);
        assertThat(FormParams.decodeValues("name=A+B%20C")).containsEntry("name", "A B C");
    }
}
