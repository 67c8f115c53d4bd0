/** The entry point. What Retort does lives in the rooms below; see CONTRIBUTING.md for their map. */
@NullMarked
package dev.retort;

import org.jspecify.annotations.NullMarked;
