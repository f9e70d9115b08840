package dev.sidetone.callkit;

import java.util.Arrays;

/** Calls the delegate's method for an action, if it has one of its own. */
final class DelegateCalls {
    private DelegateCalls() {}

    /** False when the delegate does not implement the method (R21). */
    static boolean perform(CXProviderDelegate delegate, CXProvider provider, CXAction action) {
        if (!implemented(delegate, "perform" + action)) {
            return false;
        }
        switch (action) {
            case CXStartCallAction start -> delegate.performStartCallAction(provider, start);
            case CXAnswerCallAction answer -> delegate.performAnswerCallAction(provider, answer);
            case CXEndCallAction end -> delegate.performEndCallAction(provider, end);
            case CXSetHeldCallAction held -> delegate.performSetHeldCallAction(provider, held);
            case CXSetMutedCallAction muted -> delegate.performSetMutedCallAction(provider, muted);
            case CXSetGroupCallAction group -> delegate.performSetGroupCallAction(provider, group);
            case CXPlayDTMFCallAction dtmf -> delegate.performPlayDTMFCallAction(provider, dtmf);
        }
        return true;
    }

    /** The action classes' simple names are the method names without "perform" and "CX". */
    private static boolean implemented(CXProviderDelegate delegate, String name) {
        String method = name.replace("CX", "");
        return Arrays.stream(delegate.getClass().getMethods())
                .anyMatch(
                        m ->
                                m.getName().equals(method)
                                        && m.getDeclaringClass() != CXProviderDelegate.class);
    }
}
