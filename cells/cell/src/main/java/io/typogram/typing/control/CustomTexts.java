package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.WordsVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/// The table `custom_texts`: texts of players' own, each kept once however often it is typed.
@ApplicationScoped
public class CustomTexts {

    @PersistenceContext private EntityManager entities;

    void add(UserId user, CustomText text) {
        entities.createNativeQuery(
                        """
                        INSERT INTO custom_texts (user_id, words_version, text) VALUES (?, ?, ?)
                        ON CONFLICT (user_id, words_version) DO NOTHING
                        """)
                .setParameter(1, user.value())
                .setParameter(2, text.version().fingerprint())
                .setParameter(3, text.text())
                .executeUpdate();
    }

    public Optional<CustomText> find(UserId user, WordsVersion version) {
        List<?> texts =
                entities.createNativeQuery(
                                """
                                SELECT text FROM custom_texts
                                WHERE user_id = ? AND words_version = ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, version.fingerprint())
                        .getResultList();
        return texts.stream().findFirst().map(text -> CustomText.of((String) text));
    }
}
