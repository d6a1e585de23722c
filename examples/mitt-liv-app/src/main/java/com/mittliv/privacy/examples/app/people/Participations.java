package com.mittliv.privacy.examples.app.people;

import org.springframework.data.jpa.repository.JpaRepository;

/** The participations. What a query returns follows the purpose in whose name it is asked. */
public interface Participations extends JpaRepository<Participation, Long> {}
