package io.typogram.platform.residence;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Answers for the fence.
@Provider
public class NotAtHomeMapper implements ExceptionMapper<NotAtHomeException> {

    @Override
    public Response toResponse(NotAtHomeException thrown) {
        return switch (thrown.residence()) {
            case Residence.Elsewhere(var home) -> ResidenceAnswers.elsewhere(home);
            case Residence.Erased _ -> ResidenceAnswers.erased();
            case Residence.Moving _, Residence.Resident _, Residence.Newcomer _ ->
                    ResidenceAnswers.moving();
        };
    }
}
