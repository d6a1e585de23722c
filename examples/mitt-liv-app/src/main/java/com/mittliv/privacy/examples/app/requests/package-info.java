/** Requests of people by which they exercise their rights, with their deadlines; without who they are. */
@NullMarked
package com.mittliv.privacy.examples.app.requests;

import org.jspecify.annotations.NullMarked;
