/** What the privacy officer sees: rules, data, erasures, proof; decisions and counts, not values. */
@NullMarked
package com.mittliv.privacy.examples.app.officer;

import org.jspecify.annotations.NullMarked;
