/** Writes JSON that holds the personal data of the purpose at hand and no others. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.json;
