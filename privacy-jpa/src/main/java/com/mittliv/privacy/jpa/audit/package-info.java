/** The record of what was refused, disclosed, asked for and erased, kept in the database (Art. 5(2) GDPR). */
@NullMarked
package com.mittliv.privacy.jpa.audit;

import org.jspecify.annotations.NullMarked;
