/** What people have said, kept in the library's tables: consents, objections, restrictions and holds. */
@NullMarked
package com.mittliv.privacy.jpa.state;

import org.jspecify.annotations.NullMarked;
