/** People's rights over HTTP: for the person herself, and for an officer on her behalf. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.rights;
