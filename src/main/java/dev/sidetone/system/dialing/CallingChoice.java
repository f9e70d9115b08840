package dev.sidetone.system.dialing;

/** Which app a person has chosen for calling: it gets the numbers of tel: links (R101). */
public enum CallingChoice {
    SOFTPHONE,
    OTHER_VOIP,
    CELLULAR
}
