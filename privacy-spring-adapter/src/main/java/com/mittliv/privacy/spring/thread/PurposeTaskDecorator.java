package com.mittliv.privacy.spring.thread;

import com.mittliv.privacy.scope.PurposeScope;
import java.util.function.Supplier;
import org.springframework.core.task.TaskDecorator;

/**
 * Opens on the thread that does a task the purpose that was open where the task was submitted, and closes it after. A
 * task submitted where nothing was open has nothing open. Spring Boot's executors take it, those of virtual threads
 * too; an executor of your own takes it by {@code setTaskDecorator}.
 */
public final class PurposeTaskDecorator implements TaskDecorator {
    private final Supplier<PurposeScope> scope;

    /**
     * Creates a decorator.
     *
     * @param scope where purposes are opened; asked when a task is submitted
     */
    public PurposeTaskDecorator(Supplier<PurposeScope> scope) {
        this.scope = scope;
    }

    @Override
    public Runnable decorate(Runnable task) {
        return scope.get().carry().around(task);
    }
}
