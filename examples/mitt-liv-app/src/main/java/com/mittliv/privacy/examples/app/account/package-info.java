/** Who signs in: staff by their desk, people by their own address. */
@NullMarked
package com.mittliv.privacy.examples.app.account;

import org.jspecify.annotations.NullMarked;
