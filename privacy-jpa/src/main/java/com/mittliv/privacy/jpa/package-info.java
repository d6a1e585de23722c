/** The policy applied to Jakarta Persistence entities: rows filtered, attributes withheld, data erased when due. */
@NullMarked
package com.mittliv.privacy.jpa;

import org.jspecify.annotations.NullMarked;
