/** What was recorded of meetings: files beside the database, erased by the same rules. */
@NullMarked
package com.mittliv.privacy.examples.app.recordings;

import org.jspecify.annotations.NullMarked;
