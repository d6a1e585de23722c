@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.jpa.internal;
