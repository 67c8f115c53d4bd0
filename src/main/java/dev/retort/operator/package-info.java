/**
 * The Kubernetes operator: one controller that observes, decides, acts and writes the status.
 *
 * <p>Data flows one way: resource and Jobs to an observation, the observation to a decision, the decision to a Job or a
 * status. Only {@code observe} and {@code act} see a client; it never opens a database.
 */
@NullMarked
package dev.retort.operator;

import org.jspecify.annotations.NullMarked;
