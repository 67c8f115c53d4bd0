@NullMarked
package dev.retort.schema.change;

import org.jspecify.annotations.NullMarked;
