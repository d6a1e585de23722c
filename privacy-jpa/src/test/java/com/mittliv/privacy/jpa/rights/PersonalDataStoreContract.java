package com.mittliv.privacy.jpa.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.Term;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. Extend it for your own. */
public abstract class PersonalDataStoreContract {
    private PersonalDataStore store;

    /** A store as a program that has just started opens it: what was put before is there. */
    protected abstract PersonalDataStore open() throws IOException;

    /** Puts a record about a person into the store. */
    protected abstract void put(String subjectId) throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        store = open();
    }

    private List<String> ids(String subjectId) throws IOException {
        return store.find(subjectId).stream().map(FiledRecord::id).toList();
    }

    private void erase(String subjectId, FiledRecord record) throws IOException {
        store.erase(subjectId, record.id(), record.data().keySet());
    }

    private boolean isErased(String subjectId, FiledRecord record) throws IOException {
        return store.isErased(subjectId, record.id(), record.data().keySet());
    }

    @Test
    void itsNameIsAnIdAndStaysTheSame() throws IOException {
        assertThat(Term.isId(store.name())).isTrue();
        assertThat(open().name()).isEqualTo(store.name());
    }

    @Test
    void nothingIsFoundOfSomebodyUnknown() throws IOException {
        put("p1");
        assertThat(store.find("p2")).isEmpty();
        assertThat(store.find("")).isEmpty();
    }

    @Test
    void everyRecordIsFoundOnceWithSomethingInIt() throws IOException {
        put("p1");
        put("p1");
        put("p2");
        assertThat(store.find("p1"))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.data()).isNotEmpty());
        assertThat(ids("p1")).doesNotHaveDuplicates();
        assertThat(ids("p2")).hasSize(1);
    }

    @Test
    void erasingTakesOneRecordAndNoOther() throws IOException {
        put("p1");
        put("p1");
        put("p2");
        List<FiledRecord> found = store.find("p1");
        assertThat(isErased("p1", found.get(0))).isFalse();

        erase("p1", found.get(0));

        assertThat(isErased("p1", found.get(0))).isTrue();
        assertThat(isErased("p1", found.get(1))).isFalse();
        assertThat(ids("p1")).containsExactly(found.get(1).id());
        assertThat(ids("p2")).hasSize(1);
    }

    @Test
    void whatIsErasedStaysErasedWhenTheStoreIsOpenedAgain() throws IOException {
        put("p1");
        FiledRecord record = store.find("p1").get(0);
        erase("p1", record);

        store = open();

        assertThat(store.find("p1")).isEmpty();
        assertThat(isErased("p1", record)).isTrue();
    }

    @Test
    void erasingTwiceIsErasingOnce() throws IOException {
        put("p1");
        FiledRecord record = store.find("p1").get(0);
        erase("p1", record);
        erase("p1", record);
        assertThat(isErased("p1", record)).isTrue();
    }

    @Test
    void aRecordOfAnotherPersonIsNotErased() throws IOException {
        put("p1");
        put("p2");
        FiledRecord ofAnother = store.find("p2").get(0);
        erase("p1", ofAnother);
        assertThat(isErased("p2", ofAnother)).isFalse();
    }

    @Test
    void noIdLeadsToAnotherPersonsRecords() throws IOException {
        put("p1");
        List<String> near = List.of(
                "P1",
                " p1",
                "p1 ",
                "p1/",
                "./p1",
                "../p1",
                "x/../p1",
                "p1\\",
                "p%31",
                "p*",
                "p_",
                "*",
                "..",
                ".",
                "p1\u0000",
                "' or '1'='1");
        for (String other : near) {
            assertThat(store.find(other)).as(other).isEmpty();
            put(other);
            assertThat(ids(other)).as(other).hasSize(1);
        }
        for (String other : near) {
            erase(other, store.find(other).get(0));
            assertThat(ids(other)).as(other).isEmpty();
        }
        assertThat(ids("p1")).hasSize(1);
    }

    @Test
    void partsThatARecordDoesNotHaveTakeNothingFromIt() throws IOException {
        put("p1");
        FiledRecord record = store.find("p1").get(0);
        store.erase("p1", record.id(), java.util.Set.of());
        assertThat(ids("p1")).containsExactly(record.id());
        assertThat(Stream.of(record.toString(), store.toString()))
                .allSatisfy(shown -> assertThat(shown).doesNotContain("p1"));
    }

    @Test
    void whatARecordHoldsIsAsLongAsIsSaidAndCanBeReadAgain() throws IOException {
        put("p1");
        for (FiledRecord record : store.find("p1")) {
            Optional<StoredContent> content = store.content("p1", record.id());
            if (content.isPresent()) {
                byte[] first = read(content.get());
                assertThat(first.length).isEqualTo((int) content.get().size());
                assertThat(read(store.content("p1", record.id()).orElseThrow())).isEqualTo(first);
            }
        }
        assertThat(ids("p1")).hasSize(1);
    }

    private static byte[] read(StoredContent content) throws IOException {
        try (InputStream in = content.bytes().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void noPersonIsHandedWhatIsAnothersOrErased() throws IOException {
        put("p2");
        FiledRecord ofAnother = store.find("p2").get(0);
        assertThat(store.content("p1", ofAnother.id())).isEmpty();
        erase("p2", ofAnother);
        assertThat(store.content("p2", ofAnother.id())).isEmpty();
    }
}
