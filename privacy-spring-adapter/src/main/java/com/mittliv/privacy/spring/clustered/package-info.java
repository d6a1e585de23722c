/** Work of a schedule done by one of several instances at a time, in turns that the database keeps (db-scheduler). */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.spring.clustered;
