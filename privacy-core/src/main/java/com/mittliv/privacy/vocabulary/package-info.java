/** The words a policy is written in: roles, categories, purposes, events, recipients, sources, safeguards. */
@NullMarked
package com.mittliv.privacy.vocabulary;

import org.jspecify.annotations.NullMarked;
