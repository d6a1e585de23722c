/** Several instances of the application on one PostgreSQL. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.examples.app.instances;
