/** The programs of the pages, compiled and run. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.jpa.documented;
