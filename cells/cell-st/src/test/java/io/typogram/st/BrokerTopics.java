package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Reader;

/// Reads everything that a region's broker still has, message by message.
final class BrokerTopics {

    private static final int LONGEST_SECONDS = 20;

    private BrokerTopics() {}

    /// How many messages have the text somewhere, be it in the key or in a property.
    static long messagesWith(Platform platform, int region, String text) throws IOException {
        long found = 0;
        try (PulsarClient client =
                PulsarClient.builder().serviceUrl(platform.broker(region)).build()) {
            for (String topic : topics(platform, region)) {
                try (Reader<byte[]> reader =
                        client.newReader()
                                .topic(topic)
                                .startMessageId(MessageId.earliest)
                                .create()) {
                    while (reader.hasMessageAvailable()) {
                        Message<byte[]> message =
                                reader.readNext(LONGEST_SECONDS, TimeUnit.SECONDS);
                        if (message == null) {
                            throw new AssertionError(topic + " ended before its end");
                        }
                        String whole =
                                message.getKey()
                                        + message.getProperties()
                                        + new String(message.getData(), StandardCharsets.UTF_8);
                        found += whole.contains(text) ? 1 : 0;
                    }
                }
            }
        }
        return found;
    }

    private static List<String> topics(Platform platform, int region) {
        List<String> topics = new ArrayList<>();
        try (Api broker = new Api(platform.brokerAdmin(region))) {
            for (String namespace : List.of("global", "region")) {
                for (JsonNode topic :
                        broker.get("/admin/v2/persistent/typogram/" + namespace).body()) {
                    topics.add(topic.asText());
                }
            }
        }
        return topics;
    }
}
