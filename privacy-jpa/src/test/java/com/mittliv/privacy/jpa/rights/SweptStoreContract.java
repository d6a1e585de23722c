package com.mittliv.privacy.jpa.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.rights.FiledRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store promises that a sweep reaches. Extend it for your own. */
public abstract class SweptStoreContract extends PersonalDataStoreContract {
    @Override
    protected abstract SweptStore open() throws IOException;

    private List<String> people() throws IOException {
        try (Stream<String> people = open().people()) {
            return people.toList();
        }
    }

    @Test
    void everybodyIsToldOnceByTheIdShePutSomethingUnder() throws IOException {
        List<String> ids = List.of("p1", "P1", "p 1", "p%31", "ä-ö", "../p1", "p/1", "_", "日本", "e\u0301", "-");
        for (String id : ids) {
            put(id);
            put(id);
        }
        assertThat(people()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whoeverHasNothingLeftIsNotTold() throws IOException {
        put("p1");
        put("p2");
        for (FiledRecord record : open().find("p1")) {
            open().erase("p1", record.id(), record.data().keySet());
        }
        assertThat(people()).containsExactly("p2");
    }

    @Test
    void anEmptyStoreTellsNobody() throws IOException {
        put("p1");
        FiledRecord record = open().find("p1").get(0);
        open().erase("p1", record.id(), record.data().keySet());
        assertThat(people()).isEmpty();
    }
}
