package io.typogram.edge.testing;

import io.typogram.edge.testing.WireMessage.WireHeader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A request and its answer, made up: what each of the two means, and in which bytes it says so.
///
/// @param number tells it from the others; stands in the header `X-Exchange`
/// @param oldClient whether the client speaks HTTP/1.0
/// @param clientCloses whether the client says that this is its last request
/// @param early whether the node answers before it has read the body
/// @param nodeCloses whether the node ends its connection after the answer
/// @param sent the bytes of the request
/// @param answered the bytes of the answer
public record RandomExchange(
        int number,
        String method,
        WireMessage request,
        WireMessage answer,
        boolean oldClient,
        boolean clientCloses,
        boolean early,
        boolean nodeCloses,
        String sent,
        String answered) {

    /// Only what the random headers are called begins so.
    public static final String PREFIX = "x-r-";

    private static final String CRLF = "\r\n";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<Integer> STATUSES =
            List.of(200, 200, 200, 201, 202, 204, 301, 304, 400, 404, 409, 422, 500);
    private static final String IN_TARGETS =
            "abcXYZ019-._~!$&'()*+,;=:@/"; // RFC 3986, with empty segments, without dot segments
    private static final int LARGE_BODY_BYTES = 200_000;
    private static final int SMALL_BODY_BYTES = 300;

    public static RandomExchange make(int number, RandomGenerator random) {
        return new Maker(number, random).make();
    }

    /// Cuts bytes into pieces at random: few, many, or none at all.
    public static List<String> cut(String bytes, RandomGenerator random) {
        int longest =
                switch (random.nextInt(4)) {
                    case 0 -> bytes.length();
                    case 1 -> Math.max(1, bytes.length() / 3);
                    case 2 -> 1 + bytes.length() / 20;
                    default -> 1 + bytes.length() / 100;
                };
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length(); ) {
            int to = Math.min(bytes.length(), from + 1 + random.nextInt(longest));
            pieces.add(bytes.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static final class Maker {

        private final int number;
        private final RandomGenerator random;

        Maker(int number, RandomGenerator random) {
            this.number = number;
            this.random = random;
        }

        RandomExchange make() {
            String method = METHODS.get(random.nextInt(METHODS.size()));
            boolean oldClient = chance(20);
            boolean clientCloses = oldClient || chance(12);
            boolean reads = method.equals("GET") || method.equals("HEAD");
            boolean hasBody = reads ? chance(20) : !chance(4);
            Framing framing =
                    !hasBody
                            ? Framing.NONE
                            : oldClient || chance(2) ? Framing.LENGTH : Framing.CHUNKS;
            WireMessage request = message(method + " " + target() + " HTTP/1.1", framing);
            StringBuilder sent = new StringBuilder();
            sent.append(
                    oldClient
                            ? request.startLine().replace("HTTP/1.1", "HTTP/1.0")
                            : request.startLine());
            sent.append(CRLF).append("X-Exchange: ").append(number).append(CRLF);
            sent.append("Host: typogram.test\r\nRange: lines=1-\r\n");
            if (clientCloses && !oldClient) {
                sent.append("Connection: close, X-Hop\r\nX-Hop: 1\r\n");
            } else if (chance(5)) {
                sent.append("Connection: X-Hop\r\nX-HOP: 1\r\nKeep-Alive: 9\r\n");
            }
            append(sent, request, framing);

            int status = STATUSES.get(random.nextInt(STATUSES.size()));
            boolean empty = status == 204 || status == 304;
            Framing back =
                    switch (random.nextInt(5)) {
                        case 0 -> Framing.UNTIL_CLOSE;
                        case 1, 2 -> Framing.LENGTH;
                        default -> Framing.CHUNKS;
                    };
            if (empty) {
                back = Framing.NONE;
            }
            boolean nodeCloses = back == Framing.UNTIL_CLOSE || chance(10);
            WireMessage answer = message("HTTP/1.1 " + status + " Whatever", back);
            StringBuilder answered = new StringBuilder();
            if (chance(20) && !oldClient) {
                answered.append("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
            }
            answered.append(answer.startLine()).append(CRLF);
            if (nodeCloses && chance(2)) {
                answered.append("Connection: close\r\n");
            } else if (nodeCloses && (back != Framing.UNTIL_CLOSE || method.equals("HEAD"))) {
                answered.append("connection: Close\r\n");
            }
            if (method.equals("HEAD")) {
                answered.append(headOf(answer, back));
                answer = bodiless(answer);
            } else {
                append(answered, answer, back);
            }
            boolean early = hasBody && !nodeCloses && chance(10);
            return new RandomExchange(
                    number,
                    method,
                    request,
                    answer,
                    oldClient,
                    clientCloses,
                    early,
                    nodeCloses,
                    sent.toString(),
                    answered.toString());
        }

        private enum Framing {
            NONE,
            LENGTH,
            CHUNKS,
            UNTIL_CLOSE
        }

        private WireMessage message(String startLine, Framing framing) {
            return new WireMessage(
                    startLine,
                    headers(random.nextInt(8), PREFIX),
                    framing == Framing.NONE ? "" : body(),
                    framing == Framing.CHUNKS && chance(4)
                            ? headers(1 + random.nextInt(3), PREFIX + "t-")
                            : List.of(),
                    true);
        }

        private static WireMessage bodiless(WireMessage message) {
            return new WireMessage(message.startLine(), message.headers(), "", List.of(), true);
        }

        private String headOf(WireMessage message, Framing framing) {
            StringBuilder head = new StringBuilder();
            appendHeaders(head, message.headers());
            if (framing == Framing.LENGTH) {
                head.append("Content-Length: ").append(message.body().length()).append(CRLF);
            } else if (framing == Framing.CHUNKS) {
                head.append("Transfer-Encoding: chunked\r\n");
            }
            return head.append(CRLF).toString();
        }

        private void append(StringBuilder text, WireMessage message, Framing framing) {
            text.append(headOf(message, framing));
            if (framing == Framing.CHUNKS) {
                appendChunks(text, message.body());
                appendHeaders(text, message.trailers());
                text.append(CRLF);
            } else {
                text.append(message.body());
            }
        }

        private void appendChunks(StringBuilder text, String body) {
            for (String piece : cut(body, random)) {
                String size = Integer.toHexString(piece.length());
                text.append("0".repeat(random.nextInt(3)));
                text.append(chance(2) ? size : size.toUpperCase(Locale.ROOT));
                text.append(extension()).append(CRLF).append(piece).append(CRLF);
            }
            text.append("0".repeat(1 + random.nextInt(2))).append(extension()).append(CRLF);
        }

        private String extension() {
            return switch (random.nextInt(8)) {
                case 0 -> ";a=b";
                case 1 -> ";name;other=\"quo ted\"";
                default -> "";
            };
        }

        private void appendHeaders(StringBuilder text, List<WireHeader> headers) {
            for (WireHeader header : headers) {
                String name = chance(2) ? header.name() : header.name().toUpperCase(Locale.ROOT);
                text.append(name).append(':').append(space()).append(header.value());
                text.append(space()).append(CRLF);
            }
        }

        private String space() {
            return switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> "\t  ";
                default -> " ";
            };
        }

        private List<WireHeader> headers(int count, String prefix) {
            List<WireHeader> headers = new ArrayList<>();
            for (int header = 0; header < count; header++) {
                headers.add(new WireHeader(prefix + random.nextInt(5), value()));
            }
            return headers;
        }

        private String value() {
            int length = chance(30) ? 3000 : random.nextInt(20);
            StringBuilder value = new StringBuilder();
            for (int at = 0; at < length; at++) {
                value.append((char) (' ' + random.nextInt(0x5F)));
            }
            return value.toString().strip();
        }

        private String target() {
            StringBuilder target = new StringBuilder("/r");
            target.append(number).append('/');
            for (int length = random.nextInt(30); length > 0; length--) {
                target.append(IN_TARGETS.charAt(random.nextInt(IN_TARGETS.length())));
                if (chance(10)) {
                    target.append('%').append(hex(0x80 | random.nextInt(0x40)));
                }
            }
            if (chance(3)) {
                target.append("?q=").append(random.nextInt(1000)).append("&/?x[]=%20");
            }
            return target.toString().replace("/.", "/a");
        }

        private static String hex(int value) {
            return HexFormat.of().toHexDigits((byte) value);
        }

        private String body() {
            int most = chance(40) ? LARGE_BODY_BYTES : SMALL_BODY_BYTES;
            int length = chance(8) ? 0 : random.nextInt(most);
            StringBuilder body = new StringBuilder(length);
            for (int at = 0; at < length; at++) {
                body.append((char) random.nextInt(0x100));
            }
            return body.toString();
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }
    }
}
