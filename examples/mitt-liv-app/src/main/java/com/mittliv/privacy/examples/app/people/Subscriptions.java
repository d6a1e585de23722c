package com.mittliv.privacy.examples.app.people;

import org.springframework.data.jpa.repository.JpaRepository;

/** The subscriptions of the newsletter. What a query returns follows the purpose in whose name it is asked. */
public interface Subscriptions extends JpaRepository<Subscription, Long> {}
