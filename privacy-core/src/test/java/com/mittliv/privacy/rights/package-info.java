/** Holds the rights of people to the law and to the policy. */
@NullMarked
package com.mittliv.privacy.rights;

import org.jspecify.annotations.NullMarked;
