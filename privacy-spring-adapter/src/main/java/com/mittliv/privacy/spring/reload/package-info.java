/** Looks whether the policy file has been replaced while the application runs, and tells what would change. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.reload;
