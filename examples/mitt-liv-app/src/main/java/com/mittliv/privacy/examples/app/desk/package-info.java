/** What Mitt Liv's people do with the data, each desk in the name of its purpose. */
@NullMarked
package com.mittliv.privacy.examples.app.desk;

import org.jspecify.annotations.NullMarked;
