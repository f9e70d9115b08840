package dev.sidetone.token;

/**
 * What can be wrong with an access token, in the order in which it is looked for: form, header,
 * issuer, signature, time, grants. The mobile SDKs and the JavaScript SDK number them differently.
 */
public enum TokenDefect {
    /** Not a token at all. */
    INVALID(20101, 31204),
    /** {@code alg}, {@code typ} or {@code cty} is wrong or missing. */
    HEADER(20102, 31204),
    /** {@code iss} or {@code sub} is not the one that this server knows. */
    ISSUER(20103, 31201),
    /** {@code sub} is another account than that of the API key. */
    ACCOUNT(20103, 31201),
    /** Signed with another secret. */
    SIGNATURE(20107, 31202),
    /** {@code exp} is over, missing or absurd. */
    EXPIRED(20104, 31205),
    /** {@code nbf} or {@code iat} lies ahead. */
    NOT_YET_VALID(20105, 31204),
    /** Good for more than 24 hours. */
    LIFE_TOO_LONG(20157, 31207),
    /** No voice grant, or not as it should be. */
    GRANTS(20106, 31201),
    /** {@code grants.identity} is missing. */
    NO_IDENTITY(20106, 31201),
    /** An identity that no endpoint can have. */
    IDENTITY(31105, 31105);

    private final int mobileCode;
    private final int wireCode;

    TokenDefect(int mobileCode, int wireCode) {
        this.mobileCode = mobileCode;
        this.wireCode = wireCode;
    }

    /** The code that the iOS and Android SDKs report. */
    public int mobileCode() {
        return mobileCode;
    }

    /** The code that the JavaScript SDK expects on the wire. */
    public int wireCode() {
        return wireCode;
    }
}
