package org.ecluse.intake.submit;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ecluse.core.FormId;

/**
 * One POST of a form, its body still on its way.
 *
 * @param language tag of the page it was sent from
 * @param contentType with the boundary
 * @param length of the body, if it was announced
 * @param received bytes that came in so far, whether they were read or not
 * @param entry to be passed behind a valid token
 */
public record Upload(
    FormId form,
    String language,
    String contentType,
    OptionalLong length,
    InputStream body,
    LongSupplier received,
    Entry entry) {}
