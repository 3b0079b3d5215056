package io.neuralake.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.runtime.engine.KeptDatabases.Kept;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which databases are kept, and which are to be dropped. */
final class KeptDatabasesTest {

    private final KeptDatabases databases = new KeptDatabases();

    private static Kept made(int number) {
        return new Kept(List.of("view " + number), "database_" + number);
    }

    @Test
    void aDatabaseIsSharedByThoseWhoWantItsViews() {
        Kept made = made(1);
        databases.keep(made);
        assertThat(databases.borrow(List.of("view 1"))).containsSame(made);
        assertThat(databases.borrow(List.of("view 1", "view 2"))).isEmpty();
        assertThat(databases.giveBack(made)).isEmpty();
        assertThat(databases.giveBack(made)).isEmpty();
        assertThat(databases.borrow(List.of("view 1"))).containsSame(made);
    }

    @Test
    void whatIsNotKeptIsDroppedByItsLastUser() {
        Kept first = made(1);
        Kept second = made(1);
        databases.keep(first);
        databases.keep(second);
        assertThat(databases.giveBack(second)).containsExactly("database_1");
        assertThat(databases.borrow(List.of("view 1"))).containsSame(first);
        databases.forget(first);
        assertThat(databases.giveBack(first)).isEmpty();
        assertThat(databases.giveBack(first)).containsExactly("database_1");
    }

    @Test
    void thoseThatWereUsedLongestAgoAreDroppedAndNoneInUse() {
        Kept busy = made(0);
        databases.keep(busy);
        List<String> dropped = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            Kept made = made(i);
            databases.keep(made);
            dropped.addAll(databases.giveBack(made));
        }
        assertThat(dropped)
                .containsExactly(
                        "database_1",
                        "database_2",
                        "database_3",
                        "database_4",
                        "database_5",
                        "database_6",
                        "database_7",
                        "database_8");
        assertThat(databases.borrow(List.of("view 0"))).containsSame(busy);
    }

    @Test
    void longViewsAreNotKept() {
        Kept longest = new Kept(List.of("x".repeat(200_001)), "database_1");
        databases.keep(longest);
        assertThat(databases.giveBack(longest)).containsExactly("database_1");
    }
}
