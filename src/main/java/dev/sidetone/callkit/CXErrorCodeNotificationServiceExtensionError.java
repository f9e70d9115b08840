package dev.sidetone.callkit;

/** Why a push that a notification service extension handed on was not taken; since iOS 14.5. */
public enum CXErrorCodeNotificationServiceExtensionError implements CXError.Code {
    UNKNOWN,
    INVALID_CLIENT_PROCESS,
    MISSING_NOTIFICATION_FILTERING_ENTITLEMENT;

    /** CXErrorDomainNotificationServiceExtension. */
    public static final String DOMAIN = "com.apple.CallKit.error.notificationserviceextension";

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public int rawValue() {
        return ordinal();
    }
}
