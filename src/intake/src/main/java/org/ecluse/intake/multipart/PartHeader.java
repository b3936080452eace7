package org.ecluse.intake.multipart;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.intake.multipart.MultipartException.Fault;

/** The header lines of one part, reduced to the two names that matter (RFC 7578 §4.2). */
record PartHeader(String name, Optional<String> fileName) {

  private static final Pattern LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}):[ \\t]*(.*?)[ \\t]*", Pattern.DOTALL);

  /** Encodings that change nothing; any other would be kept undecoded without anyone noticing. */
  private static final Set<String> PLAIN = Set.of("binary", "8bit", "7bit");

  static PartHeader parse(byte[] bytes) throws MultipartException {
    Map<String, String> lines = new HashMap<>();
    for (String line : decode(bytes).split("\r\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
        throw new MultipartException(Fault.PART_HEADER);
      }
      if (lines.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)) != null) {
        throw new MultipartException(Fault.PART_HEADER);
      }
    }
    String encoding = lines.getOrDefault("content-transfer-encoding", "binary");
    if (!PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw new MultipartException(Fault.PART_HEADER);
    }
    return Disposition.parse(lines.getOrDefault("content-disposition", ""));
  }

  /** Browsers write names in the encoding of the page, which is UTF-8 (RFC 7578 §5.1). */
  private static String decode(byte[] bytes) throws MultipartException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MultipartException(Fault.PART_HEADER);
    }
  }
}
