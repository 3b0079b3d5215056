package io.neuralake.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is printed is, letter for letter, what Jackson prints. */
final class JsonPrinterTest {

    private static final int DOCUMENTS = 300;

    private final Random random = new Random(25);

    @Test
    void printsWhatJacksonPrints() throws Exception {
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonObject document = object(5);

            assertThat(Json.print(document)).isEqualTo(jackson(document) + "\n");
        }
    }

    @Test
    void documentsLargerThanTheBufferAreWhole() throws Exception {
        JsonObject document = new JsonObject();
        for (int i = 0; i < 2_000; i++) {
            document.set("member " + i, List.of("x".repeat(i % 50), i));
        }

        assertThat(Json.print(document)).isEqualTo(jackson(document) + "\n");
    }

    @Test
    void valuesOfOtherTypesAreRefused() {
        JsonObject document = new JsonObject().set("when", java.time.LocalDate.EPOCH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.print(document))
                .withMessageContaining("LocalDate");
    }

    private static String jackson(JsonObject document) throws Exception {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return new ObjectMapper()
                .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .writer(printer)
                .writeValueAsString(plain(document));
    }

    private static Object plain(Object value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value instanceof Supplier<?> later ? plain(later.get()) : value;
    }

    private JsonObject object(int depth) {
        JsonObject object = new JsonObject();
        for (int members = random.nextInt(6); members > 0; members--) {
            object.set(text(), value(depth - 1));
        }
        return object;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 4 -> new BigDecimal(random.nextLong()).scaleByPowerOfTen(random.nextInt(30) - 15);
            case 5 -> random.nextInt(4) == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
            case 6 -> null;
            case 7 -> text();
            case 8, 9 -> list(depth);
            case 10 -> lazy(depth);
            default -> object(depth);
        };
    }

    private Supplier<JsonObject> lazy(int depth) {
        JsonObject object = object(depth);
        return () -> object;
    }

    private List<Object> list(int depth) {
        List<Object> items = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            items.add(value(depth - 1));
        }
        return items;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int letters = random.nextInt(12); letters > 0; letters--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(128));
                case 1 -> text.append("\"\\/\n\r\t\b\f\u0000\u001f\u007f".charAt(random.nextInt(11)));
                case 2 -> text.appendCodePoint(0x1F300 + random.nextInt(256));
                default -> text.append((char) (0xA0 + random.nextInt(0xD000)));
            }
        }
        return text.toString();
    }
}
