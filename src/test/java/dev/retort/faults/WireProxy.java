package dev.retort.faults;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stands between a client and PostgreSQL, understands where a message begins and ends, counts those of the client, and
 * cuts its connection at one of them.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL's messages</a>
 */
final class WireProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final char READY = 'Z';
    private static final char COPY_IN = 'G';

    private final ServerSocket door;
    private final int server;
    private final Optional<Cut> cut;
    private final Runnable atCut;
    private final List<Message> messages = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private boolean done;

    /**
     * Begins to listen.
     *
     * @param server the port of PostgreSQL on this machine
     * @param atCut done when the place is reached, before anybody hears of it: to kill the client there
     */
    WireProxy(int server, Optional<Cut> cut, Runnable atCut) {
        this.server = server;
        this.cut = cut;
        this.atCut = atCut;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What clients have sent so far. */
    synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Whether the place of the cut was reached; a client waits for no answer to its last message, which may still come. */
    synchronized boolean hasCut() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long left = PATIENCE.toMillis(); !done && left > 0; left = NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
        return done;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket backend = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                backend.setTcpNoDelay(true);
                synchronized (this) {
                    sockets.addAll(List.of(client, backend));
                }
                Relay relay = new Relay(client, backend);
                Thread.ofVirtual().start(() -> relay.pump(relay::fromClient));
            }
        } catch (IOException e) {
            // Closed: nobody else is let in.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        synchronized (this) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private synchronized int count(Message message) {
        messages.add(message);
        return messages.size();
    }

    private synchronized void cutIsDone() {
        done = true;
        notifyAll();
    }

    /** What comes from one side. What has come together goes on together. */
    private static final class Incoming extends BufferedInputStream {
        Incoming(Socket socket) throws IOException {
            super(socket.getInputStream());
        }

        boolean isDrained() {
            return pos >= count;
        }
    }

    private interface Pump {
        void run() throws IOException;
    }

    /** One connection. */
    private final class Relay {
        private final Socket client;
        private final Socket backend;
        private String sql = "";
        private volatile boolean answerIsLost;
        private volatile boolean waitsForAnswer;

        Relay(Socket client, Socket backend) {
            this.client = client;
            this.backend = backend;
        }

        void pump(Pump pump) {
            try (client;
                    backend) {
                pump.run();
            } catch (IOException e) {
                // Either side is gone, and the other goes with it.
            }
        }

        private void fromClient() throws IOException {
            Incoming bytesIn = new Incoming(client);
            DataInputStream in = new DataInputStream(bytesIn);
            OutputStream out = new BufferedOutputStream(backend.getOutputStream());
            byte[] startup = startup(in);
            if (!forward(new Message(Message.STARTUP, ""), startup, out)) {
                return;
            }
            out.flush();
            Thread.ofVirtual().start(() -> pump(this::fromServer));
            while (true) {
                byte[] bytes = read(in);
                if (!forward(message(bytes), bytes, out)) {
                    return;
                }
                if (bytesIn.isDrained()) {
                    out.flush();
                }
            }
        }

        /** Refuses encryption, as a server without it does, and answers with the packet that comes then. */
        private byte[] startup(DataInputStream in) throws IOException {
            while (true) {
                int length = in.readInt();
                byte[] packet = in.readNBytes(length - Integer.BYTES);
                int code = ByteBuffer.wrap(packet).getInt();
                if (code != SSL_REQUEST && code != GSS_REQUEST) {
                    return ByteBuffer.allocate(length)
                            .putInt(length)
                            .put(packet)
                            .array();
                }
                client.getOutputStream().write('N');
            }
        }

        private Message message(byte[] bytes) {
            char type = (char) bytes[0];
            switch (type) {
                case Message.QUERY -> sql = text(bytes, 1 + Integer.BYTES);
                case Message.PARSE -> sql = text(bytes, zero(bytes, 1 + Integer.BYTES) + 1);
                default -> {}
            }
            return new Message(type, sql);
        }

        /** @return whether the connection goes on */
        private boolean forward(Message message, byte[] bytes, OutputStream out) throws IOException {
            int number = count(message);
            if (cut.isEmpty() || cut.get().at() != number) {
                out.write(bytes);
                return true;
            }
            out.flush();
            answerIsLost = cut.get().kind() != Cut.Kind.BEFORE;
            if (cut.get().kind() == Cut.Kind.BEFORE) {
                end();
                return false;
            }
            waitsForAnswer = cut.get().kind() == Cut.Kind.ANSWER_LOST;
            out.write(bytes);
            out.flush();
            if (waitsForAnswer) {
                return true;
            }
            end();
            return false;
        }

        private void end() throws IOException {
            cutIsDone();
            atCut.run();
            reset(client);
            if (cut.orElseThrow().kind() == Cut.Kind.AFTER) {
                // What the server has got stays there to be read.
                backend.shutdownOutput();
            } else {
                reset(backend);
            }
        }

        private void fromServer() throws IOException {
            Incoming bytesIn = new Incoming(backend);
            DataInputStream in = new DataInputStream(bytesIn);
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            while (true) {
                byte[] bytes = read(in);
                if (!answerIsLost) {
                    out.write(bytes);
                    if (bytesIn.isDrained()) {
                        out.flush();
                    }
                } else if (waitsForAnswer && (bytes[0] == READY || bytes[0] == COPY_IN)) {
                    end();
                    return;
                }
            }
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - Integer.BYTES);
        if (body.length < length - Integer.BYTES) {
            throw new EOFException();
        }
        return ByteBuffer.allocate(1 + length)
                .put(type)
                .putInt(length)
                .put(body)
                .array();
    }

    private static int zero(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return end;
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, zero(bytes, from) - from, StandardCharsets.UTF_8);
    }

    /** As a network does that forgets a connection: no farewell, and what is under way is lost. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
