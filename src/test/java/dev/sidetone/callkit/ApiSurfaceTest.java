package dev.sidetone.callkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.directory.CXCallDirectoryPhoneNumber;
import dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every name of Apple's CallKit is where an app looks for it: the lists are in
 * src/test/resources/callkit-api.tsv, a type and a member a line.
 */
class ApiSurfaceTest {
    private static final List<String> PACKAGES =
            List.of("dev.sidetone.callkit.", "dev.sidetone.callkit.directory.");

    static Stream<String> members() {
        var file = ApiSurfaceTest.class.getResourceAsStream("/callkit-api.tsv");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    @DisplayName("CallKit's names, member by member")
    void isThere(String line) {
        String[] columns = line.split("\t");
        Class<?> type = type(columns[0]);

        assertThat(publicMembers(type)).contains(columns[1]);
    }

    @Test
    @DisplayName(
            "Nothing else is public in a class that bears one of Apple's names, but a few of ours")
    void nothingElse() {
        Set<String> known =
                members()
                        .map(line -> line.replace('\t', '.'))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ours =
                Set.of(
                        "CXProviderConfiguration.copy()",
                        "CXCallUpdate.copy()",
                        "CXCallUpdate.mergedWith(CXCallUpdate)");

        Set<String> surplus = new TreeSet<>();
        for (String name : members().map(line -> line.split("\t")[0]).collect(Collectors.toSet())) {
            for (String member : publicMembers(type(name))) {
                surplus.add(name + "." + member);
            }
        }
        surplus.removeAll(known);
        surplus.removeAll(ours);

        assertThat(surplus).isEmpty();
    }

    private static Class<?> type(String name) {
        for (String in : PACKAGES) {
            try {
                return Class.forName(in + name);
            } catch (ClassNotFoundException notHere) {
                // in the next one
            }
        }
        throw new AssertionError("there is no " + name);
    }

    /** As {@code setMuted(boolean)}, {@code new(UUID,boolean)}, {@code FAILED=1}. */
    private static Set<String> publicMembers(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Constructor<?> each : type.getConstructors()) {
            members.add("new" + arguments(each.getParameterTypes()));
        }
        for (Method each : type.getDeclaredMethods()) {
            boolean of = Modifier.isPublic(each.getModifiers()) && !each.isSynthetic();
            if (of && !GENERATED.contains(each.getName())) {
                members.add(
                        (Modifier.isStatic(each.getModifiers()) ? "static " : "")
                                + each.getName()
                                + arguments(each.getParameterTypes()));
            }
        }
        if (type.isEnum()) {
            members.removeIf(name -> name.startsWith("static "));
            for (Object each : type.getEnumConstants()) {
                members.add(each + "=" + rawValue(each));
            }
        }
        return members;
    }

    private static final Set<String> GENERATED = Set.of("toString", "hashCode", "equals");

    private static String arguments(Class<?>[] types) {
        return Arrays.stream(types)
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static Object rawValue(Object constant) {
        try {
            return constant.getClass().getMethod("rawValue").invoke(constant);
        } catch (ReflectiveOperationException none) {
            throw new AssertionError(constant + " has no raw value", none);
        }
    }

    static Stream<CXError.Code> codes() {
        return Stream.<CXError.Code[]>of(
                        CXErrorCode.values(),
                        CXErrorCodeIncomingCallError.values(),
                        CXErrorCodeRequestTransactionError.values(),
                        CXErrorCodeCallDirectoryManagerError.values(),
                        CXErrorCodeNotificationServiceExtensionError.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @CsvSource({
        "CXErrorCode, com.apple.CallKit.error",
        "CXErrorCodeIncomingCallError, com.apple.CallKit.error.incomingcall",
        "CXErrorCodeRequestTransactionError, com.apple.CallKit.error.requesttransaction",
        "CXErrorCodeCallDirectoryManagerError, com.apple.CallKit.error.calldirectorymanager",
        "CXErrorCodeNotificationServiceExtensionError,"
                + " com.apple.CallKit.error.notificationserviceextension"
    })
    @DisplayName("Each error domain has Apple's text, in every one of its codes")
    void domains(String type, String domain) {
        List<CXError.Code> of =
                codes().filter(code -> code.getClass().getSimpleName().equals(type)).toList();

        assertThat(of).isNotEmpty().allMatch(code -> code.domain().equals(domain));
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("Foundation's text of every error: the domain and the number")
    void texts(CXError.Code code) {
        assertThat(new CXError(code).localizedDescription())
                .isEqualTo(
                        "The operation couldn\u2019t be completed. ("
                                + code.domain()
                                + " error "
                                + code.rawValue()
                                + ".)");
    }

    @Test
    @DisplayName("A new configuration has Apple's defaults")
    void configurationDefaults() {
        CXProviderConfiguration fresh = new CXProviderConfiguration();

        assertThat(fresh.localizedName()).isNull();
        assertThat(fresh.ringtoneSound()).isNull();
        assertThat(fresh.iconTemplateImageData()).isNull();
        assertThat(fresh.maximumCallGroups()).isEqualTo(2);
        assertThat(fresh.maximumCallsPerCallGroup()).isEqualTo(5);
        assertThat(fresh.includesCallsInRecents()).isTrue();
        assertThat(fresh.supportsVideo()).isFalse();
        assertThat(fresh.supportedHandleTypes()).isEmpty();
        assertThat(fresh.supportsAudioTranslation()).isFalse();
        assertThat(new CXProviderConfiguration("Sidetone").localizedName()).isEqualTo("Sidetone");
    }

    @Test
    @DisplayName("A copy of a configuration has all of it, and is on its own")
    void configurationCopied() {
        CXProviderConfiguration one = new CXProviderConfiguration("a");
        one.setRingtoneSound("b");
        one.setIconTemplateImageData(new byte[] {1});
        one.setMaximumCallGroups(3);
        one.setMaximumCallsPerCallGroup(4);
        one.setIncludesCallsInRecents(false);
        one.setSupportsVideo(true);
        one.setSupportedHandleTypes(Set.of(CXHandleType.EMAIL_ADDRESS));
        one.setSupportsAudioTranslation(true);

        CXProviderConfiguration copy = one.copy();
        one.setRingtoneSound(null);
        one.setMaximumCallGroups(9);
        Objects.requireNonNull(copy.iconTemplateImageData())[0] = 2;

        assertThat(copy.localizedName()).isEqualTo("a");
        assertThat(copy.ringtoneSound()).isEqualTo("b");
        assertThat(copy.iconTemplateImageData()).containsExactly(1);
        assertThat(copy.maximumCallGroups()).isEqualTo(3);
        assertThat(copy.maximumCallsPerCallGroup()).isEqualTo(4);
        assertThat(copy.includesCallsInRecents()).isFalse();
        assertThat(copy.supportsVideo()).isTrue();
        assertThat(copy.supportedHandleTypes()).containsExactly(CXHandleType.EMAIL_ADDRESS);
        assertThat(copy.supportsAudioTranslation()).isTrue();
    }

    @Test
    @DisplayName("R71: every property of an update has three states, and merging sets what is set")
    void updateTriState() {
        List<Function<CXCallUpdate, Object>> properties =
                List.of(
                        CXCallUpdate::remoteHandle,
                        CXCallUpdate::localizedCallerName,
                        CXCallUpdate::supportsHolding,
                        CXCallUpdate::supportsGrouping,
                        CXCallUpdate::supportsUngrouping,
                        CXCallUpdate::supportsDTMF,
                        CXCallUpdate::hasVideo);
        CXCallUpdate fresh = new CXCallUpdate();
        CXCallUpdate full = new CXCallUpdate();
        full.setRemoteHandle(new CXHandle(CXHandleType.GENERIC, "a"));
        full.setLocalizedCallerName("b");
        full.setSupportsHolding(false);
        full.setSupportsGrouping(false);
        full.setSupportsUngrouping(false);
        full.setSupportsDTMF(false);
        full.setHasVideo(false);

        for (Function<CXCallUpdate, Object> property : properties) {
            assertThat(property.apply(fresh)).as("never set").isNull();
            assertThat(property.apply(full)).isNotNull();
            assertThat(property.apply(full.mergedWith(fresh))).isEqualTo(property.apply(full));
            assertThat(property.apply(fresh.mergedWith(full))).isEqualTo(property.apply(full));
        }
        CXCallUpdate newer = new CXCallUpdate();
        newer.setSupportsHolding(true);
        assertThat(full.mergedWith(newer).supportsHolding()).isTrue();
        assertThat(full.mergedWith(newer).supportsDTMF()).isFalse();
    }

    @Test
    @DisplayName("A new action is not complete, bears its own uuid, and waits for nothing")
    void freshActions() {
        UUID call = UUID.randomUUID();
        List<CXCallAction> actions =
                List.of(
                        new CXStartCallAction(call, new CXHandle(CXHandleType.GENERIC, "a")),
                        new CXAnswerCallAction(call),
                        new CXEndCallAction(call),
                        new CXSetHeldCallAction(call, true),
                        new CXSetMutedCallAction(call),
                        new CXSetGroupCallAction(call, null),
                        new CXPlayDTMFCallAction(call, "1", CXPlayDTMFCallActionType.SINGLE_TONE),
                        new CXSetTranslatingCallAction(call, true, Locale.ENGLISH, Locale.GERMAN));

        assertThat(actions)
                .allMatch(action -> !action.isComplete() && action.timeoutDate() == null)
                .allMatch(action -> action.callUUID().equals(call))
                .allMatch(action -> !action.uuid().equals(call))
                .extracting(CXAction::uuid)
                .doesNotHaveDuplicates();
        assertThat(actions)
                .hasSameSizeAs(CXCallAction.class.getPermittedSubclasses())
                .allMatch(action -> action.copy().uuid().equals(action.uuid()))
                .allMatch(action -> action.copy().getClass() == action.getClass());
    }

    @Test
    @DisplayName("What an action carries, its copy carries too")
    void copiedActions() {
        UUID call = UUID.randomUUID();
        CXHandle handle = new CXHandle(CXHandleType.PHONE_NUMBER, "+1");
        var start = new CXStartCallAction(call, handle);
        assertThat(start.isVideo()).isFalse();
        assertThat(start.contactIdentifier()).isNull();
        start.setVideo(true);
        start.setContactIdentifier("c");

        assertThat(start.copy())
                .matches(copy -> copy.isVideo() && copy.handle().isEqualToHandle(handle))
                .matches(copy -> "c".equals(copy.contactIdentifier()));
        assertThat(new CXSetMutedCallAction(call).copy().isMuted()).isFalse();
        assertThat(new CXSetMutedCallAction(call, true).copy().isMuted()).isTrue();
        assertThat(new CXSetHeldCallAction(call, true).copy().isOnHold()).isTrue();
        assertThat(new CXSetGroupCallAction(call, call).copy().callUUIDToGroupWith())
                .isEqualTo(call);
        assertThat(new CXPlayDTMFCallAction(call, "1,", CXPlayDTMFCallActionType.SOFT_PAUSE).copy())
                .matches(copy -> copy.digits().equals("1,"))
                .matches(copy -> copy.type() == CXPlayDTMFCallActionType.SOFT_PAUSE);
        assertThat(new CXSetTranslatingCallAction(call, true, Locale.ENGLISH, Locale.GERMAN).copy())
                .matches(CXSetTranslatingCallAction::isTranslating)
                .matches(copy -> copy.localLanguage().equals(Locale.ENGLISH))
                .matches(copy -> copy.remoteLanguage().equals(Locale.GERMAN));
    }

    @Test
    @DisplayName("An empty transaction reads complete; one with an open action does not")
    void transactions() {
        assertThat(new CXTransaction(List.of()).isComplete()).isTrue();
        assertThat(new CXTransaction(new CXEndCallAction(UUID.randomUUID())).isComplete())
                .isFalse();
        assertThat(new CXTransaction(List.of()).uuid())
                .isNotEqualTo(new CXTransaction(List.of()).uuid());
    }

    @Test
    @DisplayName("Handles and calls are equal by value")
    void values() {
        CXHandle one = new CXHandle(CXHandleType.GENERIC, "a");
        UUID call = UUID.randomUUID();

        assertThat(one.isEqualToHandle(new CXHandle(CXHandleType.GENERIC, "a"))).isTrue();
        assertThat(one.isEqualToHandle(new CXHandle(CXHandleType.EMAIL_ADDRESS, "a"))).isFalse();
        assertThat(one).isEqualTo(new CXHandle(CXHandleType.GENERIC, "a"));
        assertThat(
                        new CXCall(call, true, false, false, false)
                                .isEqualToCall(new CXCall(call, true, false, true, false)))
                .isFalse();
    }

    @Test
    @DisplayName("Only providerDidReset is required of a delegate")
    void optionalMethods() {
        assertThat(CXProviderDelegate.class.getMethods())
                .filteredOn(method -> !method.isDefault())
                .extracting(Method::getName)
                .containsExactly("providerDidReset");
    }

    @Test
    @DisplayName("The greatest number of the directory has 15 digits")
    void greatestNumber() {
        assertThat(CXCallDirectoryPhoneNumber.MAX).isEqualTo(999_999_999_999_999L);
        assertThat(CXCallDirectoryPhoneNumber.isValid(CXCallDirectoryPhoneNumber.MAX)).isTrue();
        assertThat(CXCallDirectoryPhoneNumber.isValid(0)).isFalse();
    }
}
