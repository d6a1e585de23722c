/** What stores beside the database promise. */
@NullMarked
package com.mittliv.privacy.jpa.rights;

import org.jspecify.annotations.NullMarked;
