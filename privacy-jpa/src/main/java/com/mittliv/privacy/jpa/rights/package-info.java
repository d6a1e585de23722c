/** The rights of one person, carried out in the database and in the stores beside it (Art. 15–21 GDPR). */
@NullMarked
package com.mittliv.privacy.jpa.rights;

import org.jspecify.annotations.NullMarked;
