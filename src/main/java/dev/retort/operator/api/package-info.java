/**
 * The custom resource as people write it. The CRD, its reference page and its validation are generated from here.
 */
@NullMarked
package dev.retort.operator.api;

import org.jspecify.annotations.NullMarked;
