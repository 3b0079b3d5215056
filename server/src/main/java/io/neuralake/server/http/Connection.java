package io.neuralake.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: puts requests together, one after the other, and has them answered in their order. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails on a channel closes it, and closing is looked after.
final class Connection extends ChannelInboundHandlerAdapter {

    /** Requests that were sent before the answer to the last one; more are not read until it has ended. */
    private static final int AHEAD = 32;

    private final HttpOptions options;
    private final Exchanges exchanges;
    private final Deque<HttpObject> ahead = new ArrayDeque<>();
    private @Nullable HttpRequest head;
    private @Nullable ByteArrayOutputStream body;
    private @Nullable Reply reply;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean arriving;
    private boolean closing;

    Connection(HttpOptions options, Exchanges exchanges) {
        this.options = options;
        this.exchanges = exchanges;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        within(context, options.idle());
    }

    /** Bytes have come, which may be the first of a request. */
    void bytesCame(ChannelHandlerContext context) {
        if (!arriving && reply == null && !closing) {
            arriving = true;
            within(context, options.request());
        }
    }

    private void within(ChannelHandlerContext context, Duration time) {
        stopWaiting();
        deadline = context.executor().schedule(() -> context.close(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
        } else if (reply != null) {
            ahead.add(part);
            if (ahead.size() > AHEAD) {
                context.channel().config().setAutoRead(false);
            }
        } else {
            take(context, part);
        }
    }

    private void take(ChannelHandlerContext context, HttpObject part) {
        try {
            DecoderResult result = part.decoderResult();
            if (result.isFailure()) {
                refuse(context, undecodable(result.cause()));
                return;
            }
            if (part instanceof HttpRequest request) {
                begin(context, request);
            }
            if (part instanceof HttpContent content && !closing) {
                add(context, content);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            refuse(
                    context,
                    new Problem(
                            HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED,
                            "bad_request",
                            "this server speaks HTTP/1.1"));
            return;
        }
        if (version.equals(HttpVersion.HTTP_1_1)
                && request.headers().getAll(HttpHeaderNames.HOST).size() != 1) {
            refuse(context, Problem.wrong("bad_request", "a request has one header Host"));
            return;
        }
        if (request.headers().contains(HttpHeaderNames.CONTENT_ENCODING)) {
            refuse(
                    context,
                    new Problem(
                            HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                            "unsupported_media_type",
                            "send the body without Content-Encoding"));
            return;
        }
        if (HttpUtil.getContentLength(request, 0L) > options.body()) {
            refuse(context, tooLong());
            return;
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        head = request;
        body = new ByteArrayOutputStream();
    }

    private void add(ChannelHandlerContext context, HttpContent content) {
        HttpRequest request = head;
        ByteArrayOutputStream bytes = body;
        if (request == null || bytes == null) {
            return;
        }
        ByteBuf more = content.content();
        if (more.readableBytes() > options.body() - bytes.size()) {
            refuse(context, tooLong());
            return;
        }
        byte[] copy = new byte[more.readableBytes()];
        more.getBytes(more.readerIndex(), copy);
        bytes.writeBytes(copy);
        if (content instanceof LastHttpContent) {
            head = null;
            body = null;
            answer(context, request, bytes.toByteArray());
        }
    }

    private void answer(ChannelHandlerContext context, HttpRequest request, byte[] bytes) {
        stopWaiting();
        arriving = false;
        boolean modern = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        Reply next = new Reply(
                context.channel(),
                options.stall(),
                modern,
                HttpUtil.isKeepAlive(request) && modern && !exchanges.closing(),
                () -> context.executor().execute(() -> answered(context)));
        reply = next;
        exchanges.begin(request, bytes, next);
    }

    /** The answer has been sent; the next request is read, which may be there already. */
    private void answered(ChannelHandlerContext context) {
        reply = null;
        within(context, options.idle());
        while (reply == null && !closing) {
            HttpObject part = ahead.poll();
            if (part == null) {
                break;
            }
            bytesCame(context);
            take(context, part);
        }
        if (exchanges.closing() && reply == null && !closing) {
            closing = true;
            Linger.close(context.channel());
        }
        if (ahead.size() <= AHEAD) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** Answers what is no request, and says goodbye. */
    private void refuse(ChannelHandlerContext context, Problem problem) {
        closing = true;
        head = null;
        body = null;
        stopWaiting();
        Reply last = new Reply(context.channel(), options.stall(), true, false, () -> {});
        exchanges.refuse(problem, last);
    }

    private static Problem undecodable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Problem(HttpResponseStatus.REQUEST_URI_TOO_LONG, "uri_too_long", "the address is too long");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Problem(
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "headers_too_large",
                    "the headers are too long");
        }
        if (cause instanceof TooLongFrameException) {
            return Problem.wrong("bad_request", "a part of the request is too long");
        }
        return Problem.wrong("bad_request", "this is no HTTP request");
    }

    private Problem tooLong() {
        return new Problem(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "body_too_large",
                "a body has at most " + options.body() + " bytes");
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (reply != null) {
            reply.moved();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
        if (reply != null) {
            reply.gone();
            reply = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A connection that broke, or a handshake that failed: nobody is left to tell.
        context.close();
    }
}
