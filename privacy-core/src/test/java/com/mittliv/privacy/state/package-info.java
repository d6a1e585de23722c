/** Tests of how states are supplied. */
package com.mittliv.privacy.state;
