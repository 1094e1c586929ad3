package io.typogram.platform.events;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.ConsumerBuilder;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.ProducerBuilder;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.TypedMessageBuilder;
import org.jspecify.annotations.Nullable;

/// A broker that takes and refuses what the test says, and delivers what the test hands in. It keeps
/// its own count of copies, so a test sees what was sent twice. The real one is tested with the whole
/// platform; what it cannot do there is fail at a chosen moment.
@Alternative
@Priority(1)
@ApplicationScoped
public class TestingBroker extends PulsarConnection {

    private final Set<String> refusedSubjects = ConcurrentHashMap.newKeySet();
    private final Set<String> refusedTopics = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<MessageId>> heldSubjects =
            new ConcurrentHashMap<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> refusedDeliveries = new CopyOnWriteArrayList<>();

    /// A message that a producer handed over, whether it was taken or not.
    public record Sent(String topic, String key, String envelope, boolean taken) {}

    private volatile boolean hearsPurges;

    /// The tests begin publishing and listening themselves. Only what asks later, as purges do, may
    /// find a broker.
    @Override
    boolean isConfigured() {
        return hearsPurges;
    }

    /// Lets this cell purge from now on, or no longer.
    public void hearPurges(boolean hears) {
        hearsPurges = hears;
    }

    @Override
    synchronized PulsarClient client() {
        return proxy(
                PulsarClient.class,
                (_, method, _) ->
                        switch (method.getName()) {
                            case "newProducer" -> producerBuilder();
                            case "newConsumer" -> consumerBuilder();
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    /// Takes no more messages of a subject.
    public void refuse(String subject) {
        refusedSubjects.add(subject);
    }

    public void takeAgain(String subject) {
        refusedSubjects.remove(subject);
    }

    /// Lets nobody send to a topic.
    public void refuseTopic(String topic) {
        refusedTopics.add(topic);
    }

    public void openTopic(String topic) {
        refusedTopics.remove(topic);
    }

    /// Says nothing to messages of a subject, neither yes nor no.
    public void hold(String subject) {
        heldSubjects.put(subject, new CompletableFuture<>());
    }

    /// Takes what was held.
    public void release(String subject) {
        CompletableFuture<MessageId> held = heldSubjects.remove(subject);
        if (held != null) {
            held.complete(MessageId.earliest);
        }
    }

    /// What was sent to a topic, in order.
    public List<Sent> sentTo(String topic) {
        return sent.stream().filter(one -> one.topic().equals(topic)).toList();
    }

    /// What was sent of a subject, in order.
    public List<Sent> sentOf(String subject) {
        return sent.stream().filter(one -> one.key().equals(subject)).toList();
    }

    public void deliver(byte[] message) {
        waiting.add(message);
    }

    /// How often a message was acknowledged.
    public long acknowledgementsOf(byte[] message) {
        return acknowledged.stream().filter(text(message)::equals).count();
    }

    /// How often a message was given back.
    public long refusalsOf(byte[] message) {
        return refusedDeliveries.stream().filter(text(message)::equals).count();
    }

    private Object producerBuilder() {
        String[] topic = {""};
        return proxy(
                ProducerBuilder.class,
                (self, method, arguments) -> {
                    if (method.getName().equals("topic")) {
                        topic[0] = (String) arguments[0];
                    }
                    return method.getName().equals("createAsync") ? producer(topic[0]) : self;
                });
    }

    private CompletableFuture<Object> producer(String topic) {
        if (refusedTopics.contains(topic)) {
            return CompletableFuture.failedFuture(new PulsarClientException("no such topic"));
        }
        return CompletableFuture.completedFuture(
                proxy(
                        Producer.class,
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "newMessage" -> message(topic);
                                    case "closeAsync" -> CompletableFuture.completedFuture(null);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                }));
    }

    private Object message(String topic) {
        String[] parts = {"", ""};
        return proxy(
                TypedMessageBuilder.class,
                (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "key" -> parts[0] = (String) arguments[0];
                        case "value" -> parts[1] = text((byte[]) arguments[0]);
                        case "sendAsync" -> {
                            return send(topic, parts[0], parts[1]);
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return self;
                });
    }

    private CompletableFuture<MessageId> send(String topic, String key, String envelope) {
        boolean taken = !refusedSubjects.contains(key);
        sent.add(new Sent(topic, key, envelope, taken));
        CompletableFuture<MessageId> held = heldSubjects.get(key);
        if (held != null) {
            return held;
        }
        return taken
                ? CompletableFuture.completedFuture(MessageId.earliest)
                : CompletableFuture.failedFuture(new PulsarClientException("refused"));
    }

    private Object consumerBuilder() {
        return proxy(
                ConsumerBuilder.class,
                (self, method, _) -> method.getName().equals("subscribe") ? consumer() : self);
    }

    /// Delivers again what was given back, at the end of the queue and without a pause.
    private Object consumer() {
        return proxy(
                Consumer.class,
                (_, method, arguments) -> {
                    switch (method.getName()) {
                        case "receive" -> {
                            return receive((Integer) arguments[0], (TimeUnit) arguments[1]);
                        }
                        case "acknowledge" -> {
                            List<?> messages =
                                    arguments[0] instanceof List<?> many
                                            ? many
                                            : List.of(arguments[0]);
                            messages.forEach(message -> acknowledged.add(String.valueOf(message)));
                        }
                        case "negativeAcknowledge" ->
                                refusedDeliveries.add(String.valueOf(arguments[0]));
                        case "close" -> {
                            // Nothing is held.
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private @Nullable Object receive(int timeout, TimeUnit unit) throws PulsarClientException {
        try {
            byte[] message = waiting.poll(timeout, unit);
            return message == null ? null : delivered(message);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PulsarClientException(stopped);
        }
    }

    /// A message whose id, like itself, reads as its content.
    private static Object delivered(byte[] message) {
        MessageId id = proxy(MessageId.class, (_, _, _) -> text(message));
        return proxy(
                Message.class,
                (_, method, _) ->
                        switch (method.getName()) {
                            case "getData" -> message;
                            case "getMessageId" -> id;
                            case "toString" -> text(message);
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
