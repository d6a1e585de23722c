/** What follows when a person exercises a right: access, erasure, objection and the others (Art. 12–22 GDPR). */
@NullMarked
package com.mittliv.privacy.rights;

import org.jspecify.annotations.NullMarked;
