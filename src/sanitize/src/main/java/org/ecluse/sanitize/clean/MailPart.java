package org.ecluse.sanitize.clean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One entity of a mail (RFC 2045 §2.4): its header, and its bytes or its parts. */
final class MailPart {

  final Map<String, String> header = new LinkedHashMap<>();
  final List<MailPart> parts = new ArrayList<>();
  String type = "text/plain";
  String charset = "";
  String name = "";
  byte[] body = {};

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }

  String field(String name) {
    return header.getOrDefault(name, "");
  }

  /** The Content-ID or Content-Location without brackets; both may be empty. */
  String contentId() {
    return field("content-id").replaceAll("[<>\\s]", "");
  }

  String location() {
    return field("content-location").strip();
  }

  boolean isAttachment() {
    return field("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
  }
}
