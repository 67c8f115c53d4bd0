/**
 * What ships besides the jar: the chart, the manifests, the examples and the health script for Argo CD. Generated files are
 * compared with what they come from; {@code -Dgolden.update=true} writes them again.
 */
@NullMarked
package dev.retort.packaging;

import org.jspecify.annotations.NullMarked;
