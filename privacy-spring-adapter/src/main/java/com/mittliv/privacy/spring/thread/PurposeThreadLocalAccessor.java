package com.mittliv.privacy.spring.thread;

import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Carried;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Carries the open purpose wherever Micrometer's context propagation carries thread locals: reactive chains, and
 * executors that capture snapshots. Known to the registry as long as the application runs.
 */
final class PurposeThreadLocalAccessor implements ThreadLocalAccessor<Carried>, InitializingBean, DisposableBean {
    private final PurposeScope scope;
    private final ContextRegistry registry;

    /** What was set on a thread and not yet restored, the innermost first. */
    @SuppressWarnings("ThreadLocalUsage") // One for each application context: two in one virtual machine do not meet.
    private final ThreadLocal<Deque<Opened>> set = ThreadLocal.withInitial(ArrayDeque::new);

    PurposeThreadLocalAccessor(PurposeScope scope, ContextRegistry registry) {
        this.scope = scope;
        this.registry = registry;
    }

    @Override
    public void afterPropertiesSet() {
        registry.registerThreadLocalAccessor(this);
    }

    @Override
    public void destroy() {
        registry.removeThreadLocalAccessor(key());
    }

    /** Of its own: each application context carries its own purposes. */
    @Override
    public Object key() {
        return this;
    }

    @Override
    public Carried getValue() {
        // Nothing open is carried too, so that work captured outside any purpose never runs inside another's.
        return scope.carry();
    }

    @Override
    public void setValue(Carried carried) {
        set.get().push(carried.open());
    }

    @Override
    public void setValue() {
        setValue(scope.nothing());
    }

    @Override
    public void restore(Carried before) {
        restore();
    }

    @Override
    public void restore() {
        Deque<Opened> opened = set.get();
        if (opened.isEmpty()) {
            throw new NoSuchElementException(
                    "a purpose was to be restored on a thread it was not set on; close a snapshot's scope on the thread"
                            + " that opened it, once");
        }
        opened.pop().close();
        if (opened.isEmpty()) {
            set.remove();
        }
    }
}
