/** The programs that this module's page shows, compiled and run. */
package com.mittliv.privacy.spring.documented;
