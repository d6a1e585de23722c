package com.mittliv.privacy.spring.club;

import com.mittliv.privacy.spring.ForPurpose;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Read under whatever purpose the caller has declared, but for one query that declares its own. */
public interface Memberships extends JpaRepository<Membership, Long> {
    @ForPurpose("send-newsletter")
    @Query("from Membership")
    List<Membership> readers();
}
