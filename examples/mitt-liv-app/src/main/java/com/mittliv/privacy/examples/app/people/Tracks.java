package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.app.people.Invented.Track;

/** Where recorded tracks are kept. */
public interface Tracks {
    /** Throws all of them away. */
    void clear();

    /**
     * Keeps a track.
     *
     * @param personId whose it is
     * @param track the file and what was said
     */
    void keep(String personId, Track track);
}
