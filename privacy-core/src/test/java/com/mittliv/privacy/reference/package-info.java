/** A second evaluator, plain and slow, written from the rules' meaning alone, and the tests that hold the engine to it. */
@org.jspecify.annotations.NullMarked
package com.mittliv.privacy.reference;
