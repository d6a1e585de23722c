/** The application over HTTP. */
@NullMarked
package com.mittliv.privacy.examples.app.web;

import org.jspecify.annotations.NullMarked;
