/** Tests of the comparison of two versions of a policy. */
package com.mittliv.privacy.comparison;
