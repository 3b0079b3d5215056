package io.neuralake.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
final class AccessTest {

    private static final Access ACCESS = Access.of(List.of(
            new User("ann", "secret", "token-of-ann", List.of("bci.*")),
            new User("bob", null, "token-of-bob", List.of("*")),
            new User("eve", "", "", List.of("*"))));

    @Test
    void everybodyIsLetInWhereNobodyHasToSayWhoTheyAre() {
        Access open = Access.open();
        assertThat(open.anonymous()).map(Caller::name).hasValue("anonymous");
        assertThat(open.scram("ann")).isEmpty();
        assertThat(open.bearer("x")).isEmpty();
        assertThat(ACCESS.anonymous()).isEmpty();
    }

    @Test
    void tokensAndPasswordsLetTheirOwnersIn() {
        assertThat(ACCESS.bearer("token-of-ann")).map(Caller::name).hasValue("ann");
        assertThat(ACCESS.bearer("token-of-bob")).map(Caller::name).hasValue("bob");
        assertThat(ACCESS.basic("ann", "secret")).map(Caller::name).hasValue("ann");
        for (String token : List.of("", "token-of-an", "token-of-ann ", "Token-of-ann", "secret")) {
            assertThat(ACCESS.bearer(token)).as(token).isEmpty();
        }
        for (String password : List.of("", "Secret", "secret ", "token-of-ann", "\0", "\ud83d")) {
            assertThat(ACCESS.basic("ann", password)).as(password).isEmpty();
        }
        assertThat(ACCESS.basic("bob", "")).isEmpty();
        assertThat(ACCESS.basic("bob", "token-of-bob")).isEmpty();
        assertThat(ACCESS.basic("eve", "")).isEmpty();
        assertThat(ACCESS.basic("nobody", "secret")).isEmpty();
    }

    @Test
    void aSecretProvesThePassword() throws Exception {
        ScramSecret secret = ACCESS.scram("ann").orElseThrow();
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec("secret".toCharArray(), secret.salt(), secret.iterations(), 256))
                .getEncoded();
        byte[] client = mac(salted, "Client Key");
        assertThat(MessageDigest.getInstance("SHA-256").digest(client)).isEqualTo(secret.storedKey());
        assertThat(mac(salted, "Server Key")).isEqualTo(secret.serverKey());
        assertThat(ACCESS.proven("ann")).map(Caller::name).hasValue("ann");
    }

    private static byte[] mac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoIsUnknownLooksLikeWhoIsKnown() {
        for (String name : List.of("nobody", "bob", "eve", "")) {
            ScramSecret first = ACCESS.scram(name).orElseThrow();
            ScramSecret again = ACCESS.scram(name).orElseThrow();
            assertThat(first.salt())
                    .hasSize(ACCESS.scram("ann").orElseThrow().salt().length)
                    .isEqualTo(again.salt());
            assertThat(first.storedKey()).hasSize(32).isEqualTo(again.storedKey());
            assertThat(first.iterations())
                    .isEqualTo(ACCESS.scram("ann").orElseThrow().iterations());
            assertThat(ACCESS.proven(name)).isEmpty();
        }
        assertThat(ACCESS.scram("nobody").orElseThrow().salt())
                .isNotEqualTo(ACCESS.scram("somebody").orElseThrow().salt());
    }

    @Test
    void patternsLetTablesPass() {
        Caller caller = new Caller("c", List.of("bci.*", "implant.implants"));
        assertThat(List.of("bci.a", "bci.b", "implant.implants")).allMatch(caller::mayRead);
        assertThat(List.of("bcix.a", "implant.implants2", "implant.other", "bci"))
                .noneMatch(caller::mayRead);
        assertThat(new Caller("c", List.of()).mayRead("a.b")).isFalse();
        assertThat(new Caller("c", List.of("*")).mayRead("a.b")).isTrue();
    }

    @Test
    void passwordsAreNotPrinted() {
        assertThat(new User("ann", "secret", "token-of-ann", List.of()).toString())
                .doesNotContain("secret", "token-of");
        assertThat(Optional.of(ACCESS).toString()).doesNotContain("secret");
    }
}
