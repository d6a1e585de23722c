/** What holds when something fails: the database, the clock, an instance of another version, a second start. */
package com.mittliv.privacy.spring.faults;
