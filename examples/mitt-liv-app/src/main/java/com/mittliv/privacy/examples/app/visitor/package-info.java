/** Pages for whoever comes by without signing in: the contact form, the newsletter, cookies. */
@NullMarked
package com.mittliv.privacy.examples.app.visitor;

import org.jspecify.annotations.NullMarked;
