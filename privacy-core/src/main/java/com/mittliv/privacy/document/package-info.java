/** What is read of a policy: the notice, the register of processing and the file for machines, all from its rules. */
@NullMarked
package com.mittliv.privacy.document;

import org.jspecify.annotations.NullMarked;
