/** The programs in the project's pages, compiled and run as they are printed. */
package com.mittliv.privacy.documented;
