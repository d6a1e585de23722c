/** The people Mitt Liv knows, as entities whose personal data are named as such, and a generator of invented ones. */
@NullMarked
package com.mittliv.privacy.examples.app.people;

import org.jspecify.annotations.NullMarked;
