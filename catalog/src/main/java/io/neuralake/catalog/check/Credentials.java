package io.neuralake.catalog.check;

import io.neuralake.catalog.Locations;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds credentials in a location. Placeholders are none: what they stand for is in no artifact. */
final class Credentials {

    private static final Pattern USER_INFO = Pattern.compile("//[^/@:?#;]*:([^/@?#;]+)@");
    private static final Pattern ORACLE = Pattern.compile("(?i)jdbc:oracle:[a-z]+:[^/@:]+/([^@]+)@.*");
    private static final Pattern AWS_KEY = Pattern.compile("(?<![A-Za-z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])");
    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&;,(])\\s*([A-Za-z][\\w.-]*)\\s*=([^&;,)]*)");
    private static final Pattern PUNCTUATION = Pattern.compile("[_.-]");

    private static final Set<String> SECRET_ENDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "secretkey",
            "secretaccesskey",
            "accesskey",
            "accesskeyid",
            "accountkey",
            "apikey",
            "privatekey",
            "token",
            "xamzcredential",
            "xamzsignature");
    private static final Set<String> SECRETS = Set.of("sig", "sas", "pass");

    private Credentials() {}

    /** What kind of credential a location holds, in words that do not repeat it. */
    static Optional<String> in(String location) {
        if (literal(USER_INFO.matcher(location)) || literal(ORACLE.matcher(location))) {
            return Optional.of("a password before '@'");
        }
        if (AWS_KEY.matcher(location).find()) {
            return Optional.of("an AWS access key");
        }
        Matcher parameter = PARAMETER.matcher(location);
        while (parameter.find()) {
            if (secret(parameter.group(1)) && literal(parameter.group(2))) {
                return Optional.of("a secret in '" + parameter.group(1) + "='");
            }
        }
        return Optional.empty();
    }

    private static boolean literal(Matcher matcher) {
        return matcher.find() && literal(matcher.group(1));
    }

    /** Whether anything is left of a value without its placeholders. */
    private static boolean literal(String value) {
        return !Locations.resolve(value, name -> "").isBlank();
    }

    private static boolean secret(String parameter) {
        String name = PUNCTUATION.matcher(parameter.toLowerCase(Locale.ROOT)).replaceAll("");
        return SECRETS.contains(name) || SECRET_ENDS.stream().anyMatch(name::endsWith);
    }
}
