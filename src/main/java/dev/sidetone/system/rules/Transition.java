package dev.sidetone.system.rules;

import dev.sidetone.system.state.DaemonState;

import java.util.List;

/**
 * What an event leads to.
 *
 * @param state from now on
 * @param effects to be done, in this order
 */
public record Transition(DaemonState state, List<DaemonEffect> effects) {}
