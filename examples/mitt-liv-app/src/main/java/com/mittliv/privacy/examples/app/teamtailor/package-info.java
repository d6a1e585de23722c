/** What comes in from the recruitment tool. */
@NullMarked
package com.mittliv.privacy.examples.app.teamtailor;

import org.jspecify.annotations.NullMarked;
