package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.PersonDocument.Noted;
import com.mittliv.privacy.jpa.rights.HeldValues.Held;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.rights.PersonFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A form in which one person's data are written, piece by piece. */
interface PersonWriter {
    void begin(Instant now) throws IOException;

    /**
     * Some rows of one table.
     *
     * @param file the rows, as a file of the person
     * @param held what stands in them, by their keys
     */
    void rows(PersonFile file, List<PersonRow> rows, Map<List<Object>, List<Held>> held, Instant now)
            throws IOException;

    /**
     * The end, without which what was written is not complete.
     *
     * @param noted what is on record of what became of the person's data, by time
     * @param unjudged how many rows tell no role, so that nothing can be said of them
     * @param files what stores hold
     */
    void end(SubjectState subject, long unjudged, List<Noted> noted, StoreFiles files) throws IOException;
}
