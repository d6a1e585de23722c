/** Every way by which an application reads or writes, tried on every kind of mapping. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.jpa.matrix;
