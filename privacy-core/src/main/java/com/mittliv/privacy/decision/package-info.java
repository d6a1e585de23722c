/** May this recipient use these data of this person for this purpose, now, and until when are they kept? */
@NullMarked
package com.mittliv.privacy.decision;

import org.jspecify.annotations.NullMarked;
