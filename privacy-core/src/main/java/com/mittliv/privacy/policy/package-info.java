/** What an organisation promises: processing rules, prohibitions and rights, gathered in an immutable policy. */
@NullMarked
package com.mittliv.privacy.policy;

import org.jspecify.annotations.NullMarked;
