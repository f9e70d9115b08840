package dev.sidetone.token;

/**
 * What access tokens are signed with.
 *
 * @param accountSid {@code AC…}, becomes {@code sub}
 * @param keySid {@code SK…}, becomes {@code iss}
 * @param secret never shown
 */
public record TokenKey(String accountSid, String keySid, String secret) {
    @Override
    public String toString() {
        return keySid + " of " + accountSid;
    }
}
