package io.typogram.topology.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks for work again and again, at once when it is woken, until its thread is interrupted. Whatever a
/// look throws is told and ends that look only: nobody else would learn that a thread is gone.
public final class WorkLoop implements Runnable {

    private final Duration lookEvery;
    private final Runnable look;
    private final Consumer<Throwable> failed;
    private final Semaphore woken = new Semaphore(0);

    /// @param failed told when a look failed; the next one comes all the same
    public WorkLoop(Duration lookEvery, Runnable look, Consumer<Throwable> failed) {
        this.lookEvery = lookEvery;
        this.look = look;
        this.failed = failed;
    }

    public void wake() {
        woken.release();
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look.run();
                boolean isWoken = woken.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                if (isWoken) {
                    woken.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error failure) {
                failed.accept(failure);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(lookEvery);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
