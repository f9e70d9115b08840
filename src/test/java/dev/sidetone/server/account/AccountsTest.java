package dev.sidetone.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.server.account.Accounts.Household;
import dev.sidetone.server.account.Accounts.Plan;
import dev.sidetone.token.TokenKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The household's account beside a developer's, and where the latter's settings come from. */
class AccountsTest {
    private static final String ACCOUNT = "AC" + "a".repeat(32);
    private static final String KEY = "SK" + "b".repeat(32);
    private static final String APPLICATION = "AP" + "c".repeat(32);
    private static final String CREDENTIAL = "CR" + "d".repeat(32);
    private static final Household HOME =
            new Household(
                    new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "home secret"),
                    "home token",
                    "AP" + "2".repeat(32),
                    "CR" + "3".repeat(32));

    private static Settings settings() throws IOException {
        return Settings.of(
                DotEnv.parse(
                        "# my account\n"
                                + "ACCOUNT_SID="
                                + ACCOUNT
                                + "\nexport API_KEY = '"
                                + KEY
                                + "'\nAPI_KEY_SECRET=\"se # cret\"\nAPP_SID="
                                + APPLICATION
                                + " # the app\nPUSH_CREDENTIAL_SID="
                                + CREDENTIAL
                                + "\nAUTH_TOKEN=dev token\nPORT=4567\nnonsense\n"));
    }

    @Test
    void aFileOfSettingsIsRead() throws IOException {
        assertThat(settings())
                .isEqualTo(
                        new Settings(
                                ACCOUNT,
                                KEY,
                                "se # cret",
                                APPLICATION,
                                CREDENTIAL,
                                "dev token",
                                4567));
        assertThat(settings()).hasToString("Settings[" + ACCOUNT + "]");
    }

    @Test
    void otherNamesOfTheSameAreKnown() throws IOException {
        Settings read =
                Settings.of(Map.of("ACCOUNT_SID", ACCOUNT, "API_KEY_SID", KEY, "API_SECRET", "s"));
        assertThat(read.keySid()).isEqualTo(KEY);
        assertThat(read.keySecret()).isEqualTo("s");
    }

    @Test
    void aSampleThatNobodyHasFilledInSaysNothing() throws IOException {
        assertThat(Settings.of(Map.of("ACCOUNT_SID", "AC" + "x".repeat(32), "PORT", " ")))
                .isEqualTo(Settings.none());
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_SID, ACxy, ACCOUNT_SID must be AC and 32 hexadecimal digits",
        "APP_SID, ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, APP_SID must be AP",
        "API_KEY, SKbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, belong together",
        "API_SECRET, s3cret, belong together",
        "PORT, many, PORT must be a number",
        "PORT, 70000, PORT must be a number"
    })
    void whatCannotBeRightIsTold(String name, String value, String text) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(text)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aKeyNeedsItsAccount() {
        assertThatThrownBy(() -> Settings.of(Map.of("API_KEY", KEY, "API_SECRET", "s")))
                .hasMessageContaining("needs the ACCOUNT_SID");
    }

    @Test
    void aFileThatIsNotThereIsTold(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> DotEnv.read(folder.resolve(".env")))
                .hasMessageContaining("There is no file");
        Path file = Files.writeString(folder.resolve("env"), "A=1\r\nB=\r\n");
        assertThat(DotEnv.read(file)).containsExactly(Map.entry("A", "1"), Map.entry("B", ""));
    }

    @Test
    void theDevelopersAccountGoesFirst() throws IOException {
        Accounts both = new Accounts(HOME, settings(), true);

        assertThat(both.accountSid()).isEqualTo(ACCOUNT);
        assertThat(both.authToken()).isEqualTo("dev token");
        assertThat(both.signing().keySid()).isEqualTo(KEY);
        assertThat(both.grant().applicationSid()).isEqualTo(APPLICATION);
        assertThat(both.grant().pushCredentialSid()).isEqualTo(CREDENTIAL);
        assertThat(both.keys()).hasSize(2);
        assertThat(both.key(KEY)).isEqualTo(new TokenKey(ACCOUNT, KEY, "se # cret"));
        assertThat(both.key(HOME.key().keySid())).isEqualTo(HOME.key());
        assertThat(both.key("SK")).isNull();
        assertThat(both).hasToString("Accounts[" + ACCOUNT + "]");
    }

    @Test
    void bothAccountsOpenTheRestInterface() throws IOException {
        Accounts both = new Accounts(HOME, settings(), true);

        assertThat(both.admits(ACCOUNT, "dev token")).isTrue();
        assertThat(both.admits(KEY, "se # cret")).isTrue();
        assertThat(both.admits(HOME.key().accountSid(), "home token")).isTrue();
        assertThat(both.admits(HOME.key().keySid(), "home secret")).isTrue();
        assertThat(both.admits(ACCOUNT, "home token")).isFalse();
        assertThat(both.admits(KEY, "dev token")).isFalse();
        assertThat(both.admits("", "")).isFalse();
        assertThat(both.hasAccount(ACCOUNT)).isTrue();
        assertThat(both.hasAccount(KEY)).isFalse();
    }

    @Test
    void applicationsAreKnown() throws IOException {
        Accounts without = new Accounts(HOME, settings(), false);
        assertThat(without.plan(APPLICATION)).isEqualTo(Plan.NONE);
        assertThat(without.grant().applicationSid()).isEqualTo(HOME.applicationSid());
        assertThat(without.plan(HOME.applicationSid())).isEqualTo(Plan.BY_NAME);
        assertThat(without.plan("AP" + "9".repeat(32))).isEqualTo(Plan.UNKNOWN);

        Accounts with = new Accounts(HOME, settings(), true);
        assertThat(with.plan(APPLICATION)).isEqualTo(Plan.VOICE_URL);
        assertThat(with.plan(HOME.applicationSid())).isEqualTo(Plan.VOICE_URL);
        assertThat(Accounts.of(HOME).plan(HOME.applicationSid())).isEqualTo(Plan.BY_NAME);
    }
}
