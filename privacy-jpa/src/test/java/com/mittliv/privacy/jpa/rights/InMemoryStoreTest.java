package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;

/** Records of several categories, such as those of a search index, of which a part can go. */
class InMemoryStoreTest extends SweptStoreContract {
    private static final DataCategory NAME = DataCategory.of("name");
    private static final DataCategory NOTES = DataCategory.of("notes");

    private final Index index = new Index();
    private int records;

    @Override
    protected Index open() {
        return index;
    }

    @Override
    protected void put(String subjectId) {
        index.put(subjectId, FiledRecord.of("record" + records++, RecordState.of(Role.of("mentor")), NAME, NOTES));
    }
}
