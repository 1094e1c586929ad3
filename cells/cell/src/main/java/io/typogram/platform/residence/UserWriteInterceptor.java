package io.typogram.platform.residence;

import io.typogram.platform.callers.Caller;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.Response;

/// Puts [UserWrites] around every [UserWrite] method, outside of anything transactional.
@UserWrite
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class UserWriteInterceptor {

    private static final int FIRST_ERROR_STATUS = 400;

    @Inject private UserWrites writes;
    @Inject private Caller caller;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object write(InvocationContext invocation) {
        return writes.run(
                caller.player().id(),
                () -> {
                    Object answer = invocation.proceed();
                    if (answer instanceof Response response
                            && response.getStatus() >= FIRST_ERROR_STATUS) {
                        transaction.setRollbackOnly();
                    }
                    return answer;
                });
    }
}
