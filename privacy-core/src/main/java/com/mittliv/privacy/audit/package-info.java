/** The tamper-evident record of what was refused, disclosed, asked for and erased (Art. 5(2) GDPR). */
@NullMarked
package com.mittliv.privacy.audit;

import org.jspecify.annotations.NullMarked;
