package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.GuardedStatements.Passage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection, and what comes of it, that lets through the statements the guard has passed and judges all others as
 * the application's own.
 */
final class GuardedJdbc implements InvocationHandler {
    private static final Set<String> TAKES_SQL = Set.of(
            "prepareStatement",
            "prepareCall",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "addBatch");

    private final Object inside;
    private final @Nullable Object maker;
    private final List<GuardedStatements> guards;
    private final RowSetting setting;

    private GuardedJdbc(Object inside, @Nullable Object maker, List<GuardedStatements> guards, RowSetting setting) {
        this.inside = inside;
        this.maker = maker;
        this.guards = guards;
        this.setting = setting;
    }

    static Connection connection(Connection connection, List<GuardedStatements> guards) {
        return (Connection)
                proxy(Connection.class, new GuardedJdbc(connection, null, guards, new RowSetting(connection)));
    }

    /** The connection that the pool knows. */
    static Connection inside(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                        && Proxy.getInvocationHandler(connection) instanceof GuardedJdbc guarded
                ? (Connection) guarded.inside
                : connection;
    }

    private static Object proxy(Class<?> type, GuardedJdbc handler) {
        return Proxy.newProxyInstance(GuardedJdbc.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (arguments == null || arguments.length == 0) {
            Object result = call(method, arguments);
            if (inside instanceof Connection && (name.equals("commit") || name.equals("rollback"))) {
                setting.transactionEnded();
            }
            return wrapped(proxy, method, result);
        }
        if (name.equals("equals")) {
            return proxy == arguments[0];
        }
        if (name.equals("unwrap") || name.equals("isWrapperFor")) {
            return unwrapped(proxy, method, arguments);
        }
        if (arguments[0] instanceof String sql && TAKES_SQL.contains(name)) {
            GuardedStatements passed = inside instanceof Connection ? passed(sql) : null;
            if (passed != null) {
                setting.prepare(passed, passed.passing().passage());
                return call(method, arguments);
            }
            arguments[0] = judged(sql);
            for (GuardedStatements guard : guards) {
                setting.prepare(guard, Passage.GUARDED);
            }
            setting.unknownAfter(guards);
        } else if (inside instanceof Connection && (name.equals("rollback") || name.equals("setAutoCommit"))) {
            setting.unknown();
        }
        return wrapped(proxy, method, call(method, arguments));
    }

    private @Nullable GuardedStatements passed(String sql) {
        for (GuardedStatements guard : guards) {
            if (guard.passing().isOf(sql)) {
                return guard;
            }
        }
        return null;
    }

    private String judged(String sql) {
        String judged = sql;
        for (GuardedStatements guard : guards) {
            judged = guard.ofApplication(judged);
        }
        return judged;
    }

    // INVARIANT: what the application gets of a guarded connection leads back to that one, not past it.
    private @Nullable Object unwrapped(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        boolean fits = arguments[0] instanceof Class<?> type && type.isInstance(proxy);
        if (method.getName().equals("isWrapperFor")) {
            return fits || Boolean.TRUE.equals(call(method, arguments));
        }
        if (fits) {
            return proxy;
        }
        if (!guards.stream().allMatch(guard -> guard.guard().scope().isSystem())) {
            throw new RefusedStatementException(
                    "the driver's own connection cannot be guarded; use the one at hand as it"
                            + " is, or for work on all data the system scope");
        }
        return call(method, arguments);
    }

    private @Nullable Object wrapped(Object proxy, Method method, @Nullable Object result) {
        if (result == null || guards.isEmpty()) {
            return result;
        }
        Class<?> type = method.getReturnType();
        if (type == Connection.class || (type == Statement.class && inside instanceof ResultSet)) {
            return maker == null ? proxy : type == Connection.class ? connectionOf(proxy) : maker;
        }
        boolean leadsBack = type == Statement.class
                || type == PreparedStatement.class
                || type == CallableStatement.class
                || type == ResultSet.class
                || type == DatabaseMetaData.class;
        return leadsBack ? proxy(type, new GuardedJdbc(result, proxy, guards, setting)) : result;
    }

    private static Object connectionOf(Object proxy) {
        Object at = proxy;
        while (Proxy.getInvocationHandler(at) instanceof GuardedJdbc handler && handler.maker != null) {
            at = handler.maker;
        }
        return at;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(inside, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
