package io.typogram.topology.claims.control;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import io.typogram.kernel.identity.HostName;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.NameOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an email address may be, and by what two of them are compared.
///
/// An address is two parts. The domain is compared as names of hosts are: by IDNA (UTS 46), in lower case. The
/// local part is compared without regard to case, as providers do although RFC 5321 lets them tell
/// cases apart. Nothing else is folded: dots and what stands behind a plus are one provider's custom and
/// another's name.
public final class Emails {

    /// Of the local part, and of the whole, by RFC 5321, section 4.5.3.1.
    static final int MAX_LOCAL_BYTES = 64;

    static final int MAX_BYTES = 254;

    /// The secret in use, and older or newer ones.
    static final int MAX_SECRETS = Name.MAX_KEYS;

    /// "atext" of RFC 5322, and letters of all languages by RFC 6531. Quoted local parts are not taken.
    private static final Pattern LOCAL =
            Pattern.compile(
                    "ATOM(\\.ATOM)*".replace("ATOM", "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++"));

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final UnicodeSet UNSEEN =
            new UnicodeSet("[[:Default_Ignorable_Code_Point:][:C:][:Z:]]").freeze();
    private static final IDNA DOMAINS =
            IDNA.getUTS46Instance(
                    IDNA.USE_STD3_RULES
                            | IDNA.CHECK_BIDI
                            | IDNA.CHECK_CONTEXTJ
                            | IDNA.NONTRANSITIONAL_TO_ASCII);

    private final List<EmailSecret> secrets;

    /// @param current what new addresses are shown to be hashed with
    /// @param accepted what else they are hashed with, so that those hashed before are found, and those
    ///     that another node hashes with a newer one
    public Emails(EmailSecret current, List<EmailSecret> accepted) {
        if (accepted.size() >= MAX_SECRETS) {
            throw new IllegalArgumentException(
                    "at most %d secrets for email addresses".formatted(MAX_SECRETS));
        }
        this.secrets =
                Stream.concat(
                                Stream.of(current),
                                accepted.stream().filter(one -> !one.id().equals(current.id())))
                        .toList();
    }

    public NameOutcome read(String text) {
        return normalised(text)
                .<NameOutcome>map(address -> new NameOutcome.Fit(name(address)))
                .orElseGet(() ->
                        new NameOutcome.Unfit(
                                "An email address looks like ada@example.org, and has at most %d bytes."
                                        .formatted(MAX_BYTES)));
    }

    /// The names of all secrets that are known.
    public List<String> secretIds() {
        return secrets.stream().map(EmailSecret::id).toList();
    }

    private Name name(String address) {
        return Name.ofEmail(
                secrets.stream().map(secret -> secret.hash(address)).toList(),
                secrets.getFirst().id());
    }

    /// The form in which addresses are compared.
    static Optional<String> normalised(String text) {
        int at = text.lastIndexOf('@');
        if (text.length() > MAX_BYTES || at < 1 || UNSEEN.containsSome(text)) {
            return Optional.empty();
        }
        String local = FOLDED.normalize(text.substring(0, at));
        Optional<String> domain = domain(text.substring(at + 1));
        return domain.filter(_ -> isLocal(local))
                .map(host -> local + "@" + host)
                .filter(address -> bytes(address) <= MAX_BYTES);
    }

    private static boolean isLocal(String local) {
        return bytes(local) <= MAX_LOCAL_BYTES && LOCAL.matcher(local).matches();
    }

    private static Optional<String> domain(String text) {
        var found = new IDNA.Info();
        var ascii = new StringBuilder();
        DOMAINS.nameToASCII(text, ascii, found);
        return found.hasErrors()
                ? Optional.empty()
                : HostName.ofHeader(ascii.toString())
                        .map(HostName::value)
                        .filter(ascii.toString()::equals);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
