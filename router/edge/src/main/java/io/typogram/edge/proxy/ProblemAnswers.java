package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.typogram.edge.problems.ProblemJson;
import io.typogram.kernel.problems.Problem;

/// Makes whole answers of problems.
final class ProblemAnswers {

    private ProblemAnswers() {}

    /// @param requestId empty when the request was not even read
    static FullHttpResponse of(Problem problem, Retry retry, String requestId) {
        ByteBuf json =
                ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, ProblemJson.write(problem));
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(problem.type().status()),
                        json);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, json.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        retry.seconds()
                .ifPresent(seconds -> answer.headers().set(HttpHeaderNames.RETRY_AFTER, seconds));
        if (!requestId.isEmpty()) {
            answer.headers().set(RequestHeaders.REQUEST_ID, requestId);
        }
        return answer;
    }
}
