/** Consents given, confirmed, withdrawn and renewed, with the evidence of each (Art. 7 and 8 GDPR). */
@NullMarked
package com.mittliv.privacy.consent;

import org.jspecify.annotations.NullMarked;
