/** The purpose in whose name the current thread works: opened around the work, narrowed inside, closed after. */
@NullMarked
package com.mittliv.privacy.scope;

import org.jspecify.annotations.NullMarked;
