/** What changed between two versions of a policy, whom it concerns, and what follows. */
@NullMarked
package com.mittliv.privacy.comparison;

import org.jspecify.annotations.NullMarked;
