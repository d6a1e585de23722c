/** Tests of the condition tree and its sentences. */
package com.mittliv.privacy.condition;
