package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** One person's side of a match: what of hers spoke for it. It goes with her participation, the other side with its own. */
@Entity
public class MatchSide extends OfParticipation {
    @NoPersonalData(because = "the match names nobody")
    @ManyToOne(optional = false)
    private @Nullable Match match;

    @PersonalData(Categories.LANGUAGE_SKILLS)
    private @Nullable String languages;

    @PersonalData(Categories.EDUCATION_AND_OCCUPATION)
    private @Nullable String field;

    /** For Hibernate. */
    protected MatchSide() {}

    /**
     * Makes a side without data yet.
     *
     * @param id the row's number
     * @param match which match
     * @param participation whose side
     */
    public MatchSide(long id, Match match, Participation participation) {
        super(id, participation);
        this.match = match;
    }

    public @Nullable Match match() {
        return match;
    }

    public @Nullable String languages() {
        return languages;
    }

    public MatchSide languages(String languages) {
        this.languages = languages;
        return this;
    }

    public @Nullable String field() {
        return field;
    }

    public MatchSide field(String field) {
        this.field = field;
        return this;
    }
}
