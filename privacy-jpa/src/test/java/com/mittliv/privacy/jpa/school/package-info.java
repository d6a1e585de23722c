/** A school's model: entities of every kind of mapping, with a policy of its own. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.jpa.school;
