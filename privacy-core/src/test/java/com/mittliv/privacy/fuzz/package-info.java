/** Hostile bytes against whatever reads bytes: tried on a few in every build, on millions on demand. */
package com.mittliv.privacy.fuzz;
