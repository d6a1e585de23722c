package com.mittliv.privacy.spring.erasure;

import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/** Where there is something to be done by the schedule. */
final class OrdersOrOutbox extends AnyNestedCondition {
    OrdersOrOutbox() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(ErasureOrders.class)
    static final class Orders {}

    @ConditionalOnBean(RecipientOutbox.class)
    static final class Outbox {}
}
