/** What operators may see of the policy and its execution: terms, numbers and instants, no personal value. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.endpoint;
