@NullMarked
package com.mittliv.privacy.vocabulary;

import org.jspecify.annotations.NullMarked;
