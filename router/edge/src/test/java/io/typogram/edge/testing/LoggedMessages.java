package io.typogram.edge.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What a class says in the log, for as long as this is open.
public final class LoggedMessages implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LoggedMessages(Class<?> who) {
        logger = (Logger) LoggerFactory.getLogger(who);
        appender.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    /// The stable ids by which the messages begin.
    public List<String> ids() {
        return appender.list.stream()
                .map(event -> event.getFormattedMessage().split(" ", 2)[0])
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
        appender.stop();
    }
}
