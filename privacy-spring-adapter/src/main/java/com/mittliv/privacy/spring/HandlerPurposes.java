package com.mittliv.privacy.spring;

import com.mittliv.privacy.scope.PurposeScope.Carried;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/**
 * Keeps the purpose that a handler declares open until its answer is written, which happens after the handler returned:
 * on the thread of the request, on that of an asynchronous dispatch, and on that of a {@code Callable} or a streamed body.
 */
final class HandlerPurposes implements AsyncHandlerInterceptor {
    private static final String OPENED = HandlerPurposes.class.getName() + ".opened";

    private final DeclaredPurposes purposes;

    HandlerPurposes(DeclaredPurposes purposes) {
        this.purposes = purposes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        purposeOf(handler).ifPresent(purpose -> {
            opened(request).push(purposes.open(purpose));
            WebAsyncUtils.getAsyncManager(request)
                    .registerCallableInterceptor(this, new AroundCallable(purposes.carry()));
        });
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        close(request, handler);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        close(request, handler);
    }

    private void close(HttpServletRequest request, Object handler) {
        Deque<Opened> opened = opened(request);
        if (purposeOf(handler).isPresent() && !opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private Optional<Purpose> purposeOf(Object handler) {
        return handler instanceof HandlerMethod called
                ? purposes.of(called.getMethod(), AopUtils.getTargetClass(called.getBean()), called.getBean())
                : Optional.empty();
    }

    /** The innermost first: a handler may forward to another. */
    @SuppressWarnings("unchecked")
    private static Deque<Opened> opened(HttpServletRequest request) {
        Deque<Opened> opened = (Deque<Opened>) request.getAttribute(OPENED);
        if (opened == null) {
            opened = new ArrayDeque<>();
            request.setAttribute(OPENED, opened);
        }
        return opened;
    }

    /** Opens the purpose on the thread that runs a request's {@code Callable}, whatever executor it is of. */
    private static final class AroundCallable implements CallableProcessingInterceptor {
        private final Carried carried;
        private @Nullable Opened opened;

        AroundCallable(Carried carried) {
            this.carried = carried;
        }

        @Override
        public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
            opened = carried.open();
        }

        @Override
        public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
