package io.neuralake.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A file's bytes after something happened to them. */
final class Damage {

    private static final Pattern PLAIN = Pattern.compile("(?<=:)(-?\\d+|true|false)");
    private static final Pattern TEXT = Pattern.compile("(?<=:\")[^\"\\\\]*(?=\")");
    private static final Pattern PATH = Pattern.compile("(?<=\"(?:path|pathOrInlineDv)\":\")[^\"]*(?=\")");
    private static final Pattern NAME = Pattern.compile("(?<=[{,])\"[A-Za-z]+\":");
    private static final Pattern TYPE = Pattern.compile("\\\\\"type\\\\\":\\\\\"[a-z]+\\\\\"");
    private static final Pattern STATISTICS =
            Pattern.compile("(?<=\"stats\":\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+(?=\")");
    private static final Pattern BOUND = Pattern.compile("(?<=\\\\\":)(-?[0-9.]+|\\\\\"[^\"\\\\]*\\\\\")");
    private static final Pattern VECTOR = Pattern.compile("(?<=\"deletionVector\":)\\{[^{}]*}");
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*}");
    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "1e400",
            "99999999999999999999999999",
            "2147483648",
            "-9223372036854775809",
            "null",
            "true",
            "\"x\"",
            "{}",
            "[]",
            "1.5");
    private static final List<String> TEXTS = List.of(
            "",
            "..",
            "inf",
            "nan",
            "+00",
            " 1",
            "1e3",
            "99999-01-01",
            "0000-00-00",
            "2024-02-30 25:61:61",
            "\\u0000",
            "\\ud800",
            "a".repeat(70_000),
            "struct",
            "decimal(99,99)",
            "decimal(-1,0)",
            "array",
            "_delta_log",
            "null");
    private static final List<String> PATHS = List.of(
            "",
            ".",
            "..",
            "/",
            "a b.parquet",
            "%00",
            "%zz",
            "%",
            "\\u0000",
            "../canary/canary.parquet",
            "../../../canary/canary.parquet",
            "link/%63anary.parquet",
            "%2e%2e/canary/canary.parquet",
            "..%2Fcanary%2Fcanary.parquet",
            "link/canary.parquet",
            "CANARY/canary.parquet",
            "file:CANARY/canary.parquet",
            "file://CANARY/canary.parquet",
            "file:///dev/zero",
            "/etc/passwd",
            "s3://b/k",
            "http://127.0.0.1:1/x",
            "_delta_log",
            "_delta_log/00000000000000000000.json",
            "*.parquet",
            "a".repeat(5_000));

    private final String words;
    private final byte[] bytes;

    private Damage(String words, byte[] bytes) {
        this.words = words;
        this.bytes = bytes;
    }

    /** What happened. */
    String words() {
        return words;
    }

    /** What is left. */
    byte[] bytes() {
        return bytes;
    }

    /** Damages a file as its content invites to; {@code canary} is a directory that must not be read. */
    static Damage random(Random random, byte[] sound, String canary) {
        if (sound.length == 0) {
            return new Damage("no longer empty", new byte[] {(byte) random.nextInt(256)});
        }
        boolean json = sound[0] == '{';
        return switch (random.nextInt(json ? 17 : 6)) {
            case 0 -> {
                int length = random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(sound.length + 1);
                yield new Damage("cut to " + length, Arrays.copyOf(sound, Math.min(length, sound.length)));
            }
            case 1, 2 -> flipped(random, sound);
            case 3 -> {
                // The footer and its length are at the end.
                int at = Math.max(0, sound.length - 1 - random.nextInt(Math.min(sound.length, 600)));
                byte[] bytes = sound.clone();
                bytes[at] = (byte) random.nextInt(256);
                yield new Damage("byte " + at + " is " + bytes[at], bytes);
            }
            case 4 -> {
                int at = random.nextInt(sound.length);
                int length = 1 + random.nextInt(40);
                byte[] bytes = new byte[sound.length + length];
                System.arraycopy(sound, 0, bytes, 0, at);
                Arrays.fill(bytes, at, at + length, (byte) 0xff);
                System.arraycopy(sound, at, bytes, at + length, sound.length - at);
                yield new Damage(length + " bytes more at " + at, bytes);
            }
            case 5 -> {
                int at = random.nextInt(sound.length);
                int end = Math.min(sound.length, at + 1 + random.nextInt(64));
                byte[] bytes = sound.clone();
                Arrays.fill(bytes, at, end, (byte) (random.nextBoolean() ? 0 : 0xff));
                yield new Damage("bytes " + at + " to " + end + " filled", bytes);
            }
            case 6 -> replaced(random, sound, PLAIN, any(random, NUMBERS));
            case 7 -> replaced(random, sound, TEXT, any(random, TEXTS));
            case 8 -> replaced(random, sound, NAME, "\"other\":");
            case 9 -> replaced(random, sound, TYPE, type(random.nextInt(3)));
            case 10 -> replaced(random, sound, STATISTICS, statistics(random.nextInt(7)));
            case 11 -> replaced(random, sound, BOUND, any(random, NUMBERS).replace("\"", "\\\""));
            case 12 -> replaced(random, sound, OBJECT, any(random, NUMBERS));
            case 13 -> replaced(random, sound, VECTOR, vector(random.nextInt(5)).replace("CANARY", canary));
            default -> replaced(random, sound, PATH, any(random, PATHS).replace("CANARY", canary));
        };
    }

    private static String any(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String type(int kind) {
        return switch (kind) {
            case 0 -> "\\\"type\\\":" + "{\\\"type\\\":".repeat(5000) + "1" + "}".repeat(5000);
            case 1 -> "\\\"type\\\":\\\"decimal(38,39)\\\"";
            default -> "\\\"type\\\":null";
        };
    }

    private static String statistics(int kind) {
        return switch (kind) {
            case 0 -> "";
            case 1 -> "{\\\"numRecords\\\":1,\\\"numRecords\\\":2}";
            case 2 -> "{\\\"minValues\\\":".repeat(3000) + "1" + "}".repeat(3000);
            case 3 -> "{\\\"numRecords\\\":1e999,\\\"minValues\\\":[1],\\\"maxValues\\\":{\\\"id\\\":{\\\"x\\\":[]}}}";
            case 4 -> "[]";
            case 5 -> "{\\\"numRecords\\\":-5,\\\"nullCount\\\":{\\\"id\\\":-1}}";
            default ->
                "{\\\"numRecords\\\":3,\\\"minValues\\\":{\\\"id\\\":\\\"\\\\uD800\\\"},\\\"maxValues\\\":{\\\"id\\\":NaN}}";
        };
    }

    private static String vector(int kind) {
        String start = "{\"storageType\":\"";
        String end = ",\"offset\":1,\"sizeInBytes\":34,\"cardinality\":1}";
        return switch (kind) {
            case 0 -> start + "p\",\"pathOrInlineDv\":\"CANARY/canary.parquet\"" + end;
            case 1 -> start + "p\",\"pathOrInlineDv\":\"file:CANARY/canary.parquet\"" + end;
            case 2 -> start + "p\",\"pathOrInlineDv\":\"link/canary.parquet\"" + end;
            case 3 -> start + "u\",\"pathOrInlineDv\":\"../canaryab^-aqEH.-t@S}K{vb[*k^\"" + end;
            default ->
                start + "i\",\"pathOrInlineDv\":\"wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L\""
                        + ",\"sizeInBytes\":2147483647,\"cardinality\":9223372036854775807}";
        };
    }

    private static Damage flipped(Random random, byte[] sound) {
        byte[] bytes = sound.clone();
        int count = 1 + random.nextInt(4);
        StringBuilder words = new StringBuilder("flipped");
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            words.append(' ').append(at);
        }
        return new Damage(words.toString(), bytes);
    }

    /** Replaces one of the places that match. */
    private static Damage replaced(Random random, byte[] sound, Pattern pattern, String by) {
        String text = new String(sound, StandardCharsets.UTF_8);
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return flipped(random, sound);
        }
        MatchResult at = found.get(random.nextInt(found.size()));
        String words = "'" + brief(at.group()) + "' at " + at.start() + " is '" + brief(by) + "'";
        return new Damage(
                words,
                (text.substring(0, at.start()) + by + text.substring(at.end())).getBytes(StandardCharsets.UTF_8));
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(60, text.length()));
    }
}
