/** The application that the repository's first page shows, compiled and run. */
package com.mittliv.privacy.spring.embedded;
