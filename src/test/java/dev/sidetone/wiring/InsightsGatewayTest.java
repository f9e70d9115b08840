package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;

class InsightsGatewayTest {
    @Test
    void nobodyElseIsToldUnlessASettingNamesThem() {
        assertThat(InsightsGateway.address(null)).isNull();
        assertThat(InsightsGateway.address(" ")).isNull();
        assertThat(InsightsGateway.address("eventgw.example.com"))
                .isEqualTo(URI.create("https://eventgw.example.com"));
        assertThat(InsightsGateway.address("http://127.0.0.1:4000"))
                .isEqualTo(URI.create("http://127.0.0.1:4000"));
    }
}
