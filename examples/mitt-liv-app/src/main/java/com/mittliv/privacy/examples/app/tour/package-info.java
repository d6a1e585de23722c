/** The account that is printed at the start: computed on the running application, step by step. */
@NullMarked
package com.mittliv.privacy.examples.app.tour;

import org.jspecify.annotations.NullMarked;
