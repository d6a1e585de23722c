/** The policy as a JSON file: read with all problems at once, and written so that reading gives an equal policy. */
@NullMarked
package com.mittliv.privacy.json;

import org.jspecify.annotations.NullMarked;
