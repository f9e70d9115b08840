package dev.sidetone.callkit;

/** Hears of every change of every call on the phone. */
public interface CXCallObserverDelegate {
    void callChanged(CXCallObserver observer, CXCall call);
}
