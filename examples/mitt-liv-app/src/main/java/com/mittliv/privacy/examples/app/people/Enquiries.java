package com.mittliv.privacy.examples.app.people;

import org.springframework.data.jpa.repository.JpaRepository;

/** The enquiries. What a query returns follows the purpose in whose name it is asked. */
public interface Enquiries extends JpaRepository<Enquiry, Long> {}
