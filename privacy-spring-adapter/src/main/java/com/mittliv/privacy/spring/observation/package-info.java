/** What those who run the application see: metrics without personal values. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.observation;
