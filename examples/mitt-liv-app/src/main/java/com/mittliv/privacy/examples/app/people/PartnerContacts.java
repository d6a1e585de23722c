package com.mittliv.privacy.examples.app.people;

import org.springframework.data.jpa.repository.JpaRepository;

/** The contacts at partners. What a query returns follows the purpose in whose name it is asked. */
public interface PartnerContacts extends JpaRepository<PartnerContact, Long> {}
