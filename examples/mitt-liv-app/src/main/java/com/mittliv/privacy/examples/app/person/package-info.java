/** What a person sees and does about her own data. */
@NullMarked
package com.mittliv.privacy.examples.app.person;

import org.jspecify.annotations.NullMarked;
