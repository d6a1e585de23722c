/** Tests of the documents made from a policy. */
package com.mittliv.privacy.document;
