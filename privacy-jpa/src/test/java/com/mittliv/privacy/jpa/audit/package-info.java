/** Tests of the record in the database. */
@NullMarked
package com.mittliv.privacy.jpa.audit;

import org.jspecify.annotations.NullMarked;
