package org.ecluse.testkit.browser;

/**
 * The commands used, by their WebDriver address (W3C WebDriver 2 §6.3) and their Marionette name.
 * {@code {id}} stands for an element.
 */
enum Command {
  NAVIGATE("POST", "/url", "Navigate"),
  ADDRESS("GET", "/url", "GetCurrentURL"),
  BACK("POST", "/back", "Back"),
  REFRESH("POST", "/refresh", "Refresh"),
  FIND("POST", "/element", "FindElement"),
  FIND_ALL("POST", "/elements", "FindElements"),
  TEXT("GET", "/element/{id}/text", "GetElementText"),
  ATTRIBUTE("GET", "/element/{id}/attribute/{name}", "GetElementAttribute"),
  CLICK("POST", "/element/{id}/click", "ElementClick"),
  TYPE("POST", "/element/{id}/value", "ElementSendKeys"),
  FRAME("POST", "/frame", "SwitchToFrame"),
  RECTANGLE("POST", "/window/rect", "SetWindowRect"),
  SCREENSHOT("GET", "/screenshot", "TakeScreenshot"),
  SCRIPT("POST", "/execute/sync", "ExecuteScript"),
  DEVTOOLS("POST", "/goog/cdp/execute", "");

  final String method;
  final String path;
  final String marionetteName;

  Command(String method, String path, String marionetteName) {
    this.method = method;
    this.path = path;
    this.marionetteName = "WebDriver:" + marionetteName;
  }
}
