package dev.sidetone.pushkit;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which of the optional methods a delegate has of its own: looked up once for each delegate, as
 * PushKit asks a delegate what it responds to.
 */
record PushDelegateMethods(Set<PushForm> forms, boolean invalidation) {
    static final PushDelegateMethods NONE = new PushDelegateMethods(Set.of(), false);

    static PushDelegateMethods of(PKPushRegistryDelegate delegate) {
        Set<PushForm> forms = EnumSet.noneOf(PushForm.class);
        boolean invalidation = false;
        for (var method : delegate.getClass().getMethods()) {
            if (method.getDeclaringClass() != PKPushRegistryDelegate.class) {
                switch (method.getName()) {
                    case "didReceiveIncomingPush" ->
                            forms.add(
                                    method.getParameterCount() == 3
                                            ? PushForm.WITHOUT_COMPLETION
                                            : PushForm.WITH_COMPLETION);
                    case "didReceiveIncomingVoIPPush" -> forms.add(PushForm.WITH_METADATA);
                    case "didInvalidatePushToken" -> invalidation = true;
                    default -> {}
                }
            }
        }
        return new PushDelegateMethods(Set.copyOf(forms), invalidation);
    }

    /** The newest form that phone and delegate know; null for none. */
    @Nullable PushForm choose(PushForm newest, PKPushType type) {
        PushForm chosen = null;
        for (PushForm form : PushForm.values()) {
            boolean fits = form != PushForm.WITH_METADATA || type == PKPushType.VOIP;
            if (fits && form.compareTo(newest) <= 0 && forms.contains(form)) {
                chosen = form;
            }
        }
        return chosen;
    }
}
