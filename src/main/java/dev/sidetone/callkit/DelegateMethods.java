package dev.sidetone.callkit;

import dev.sidetone.trace.Names;

import java.util.HashSet;
import java.util.Set;

/**
 * Which of the optional methods a delegate has of its own: looked up once for each delegate, as
 * CallKit asks a delegate what it responds to.
 */
record DelegateMethods(Set<String> names) {
    static final DelegateMethods NONE = new DelegateMethods(Set.of());

    static DelegateMethods of(CXProviderDelegate delegate) {
        Set<String> names = new HashSet<>();
        for (var method : delegate.getClass().getMethods()) {
            if (method.getDeclaringClass() != CXProviderDelegate.class) {
                names.add(method.getName());
            }
        }
        return new DelegateMethods(Set.copyOf(names));
    }

    /** The method that performs an action of this class. */
    static String performing(CXAction action) {
        return switch (action) {
            case CXStartCallAction _ -> Names.App.PERFORM_START;
            case CXAnswerCallAction _ -> Names.App.PERFORM_ANSWER;
            case CXEndCallAction _ -> Names.App.PERFORM_END;
            case CXSetHeldCallAction _ -> Names.App.PERFORM_HELD;
            case CXSetMutedCallAction _ -> Names.App.PERFORM_MUTED;
            case CXSetGroupCallAction _ -> Names.App.PERFORM_GROUP;
            case CXPlayDTMFCallAction _ -> Names.App.PERFORM_DTMF;
            case CXSetTranslatingCallAction _ -> Names.App.PERFORM_TRANSLATING;
            case CXAction _ -> "performNothing";
        };
    }

    boolean canPerform(CXAction action) {
        return names.contains(performing(action));
    }

    static void perform(CXProviderDelegate delegate, CXProvider provider, CXAction action) {
        switch (action) {
            case CXStartCallAction start -> delegate.performStartCallAction(provider, start);
            case CXAnswerCallAction answer -> delegate.performAnswerCallAction(provider, answer);
            case CXEndCallAction end -> delegate.performEndCallAction(provider, end);
            case CXSetHeldCallAction held -> delegate.performSetHeldCallAction(provider, held);
            case CXSetMutedCallAction muted -> delegate.performSetMutedCallAction(provider, muted);
            case CXSetGroupCallAction group -> delegate.performSetGroupCallAction(provider, group);
            case CXPlayDTMFCallAction dtmf -> delegate.performPlayDTMFCallAction(provider, dtmf);
            case CXSetTranslatingCallAction translating ->
                    delegate.performSetTranslatingCallAction(provider, translating);
            case CXAction _ -> action.fail();
        }
    }
}
