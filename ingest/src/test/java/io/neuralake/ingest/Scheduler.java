package io.neuralake.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Runs actors one at a time, and decides by a seed which goes on at each step. */
final class Scheduler {

    /** What an actor does. */
    interface Play {
        void run() throws Exception;
    }

    /** An actor is killed: nothing catches it, as nothing of a killed process runs. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final Random random;
    private final List<Actor> actors = new ArrayList<>();
    private @Nullable Actor current;
    private long trace = 17;
    private long steps;

    Scheduler(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    private static final class Actor implements Runnable {

        private final String name;
        private final Play play;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore parked = new Semaphore(0);
        private final Thread thread = new Thread(this);
        private boolean ended;
        private boolean killed;
        private @Nullable Throwable failure;

        Actor(String name, Play play) {
            this.name = name;
            this.play = play;
        }

        @Override
        public void run() {
            go.acquireUninterruptibly();
            try {
                play.run();
            } catch (Throwable e) {
                failure = e;
            }
            ended = true;
            parked.release();
        }

        void goOn() {
            go.release();
            parked.acquireUninterruptibly();
        }

        void park() {
            parked.release();
            go.acquireUninterruptibly();
        }
    }

    void actor(String name, Play play) {
        actors.add(new Actor(name, play));
    }

    /** Whether something happens that happens once in so many steps. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    int any(int bound) {
        return random.nextInt(bound);
    }

    /** Lets others go on; an actor that was killed meanwhile does not come back. */
    void step(String what) {
        Actor actor = Objects.requireNonNull(current);
        trace = trace * 31 + (actor.name + what).hashCode();
        steps++;
        actor.park();
        killIfTold(actor);
    }

    private static void killIfTold(Actor actor) {
        if (actor.killed) {
            actor.killed = false;
            throw new Killed();
        }
    }

    /** All actors are killed, the current one at once. */
    void powerOff() {
        actors.forEach(actor -> actor.killed = true);
        killIfTold(Objects.requireNonNull(current));
    }

    /** Runs until all actors have ended. What one of them fails with is thrown. */
    void run() {
        actors.forEach(actor -> actor.thread.start());
        List<Actor> alive = new ArrayList<>(actors);
        while (!alive.isEmpty()) {
            Actor next = alive.get(random.nextInt(alive.size()));
            current = next;
            next.goOn();
            if (next.ended) {
                alive.remove(next);
            }
            if (steps > 200_000) {
                throw new AssertionError("no end after " + steps + " steps");
            }
        }
        for (Actor actor : actors) {
            if (actor.failure instanceof AssertionError broken) {
                throw broken;
            }
            if (actor.failure != null) {
                throw new AssertionError(actor.name + " failed: " + actor.failure, actor.failure);
            }
        }
    }

    /** A number by which two runs can be compared. */
    long trace() {
        return trace;
    }

    long steps() {
        return steps;
    }
}
