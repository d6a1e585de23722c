/** How long data stay: the algebra of retention, and the arithmetic of periods by Regulation 1182/71. */
@NullMarked
package com.mittliv.privacy.retention;

import org.jspecify.annotations.NullMarked;
