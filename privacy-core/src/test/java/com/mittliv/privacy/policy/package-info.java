/** Tests of what a policy is and of what its analysis finds. */
package com.mittliv.privacy.policy;
