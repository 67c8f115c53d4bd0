/** What the operator's tests share: golden files, an API server, resources to start from. */
@NullMarked
package dev.retort.operator.testing;

import org.jspecify.annotations.NullMarked;
