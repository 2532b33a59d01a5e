import Findings

/// Colours of a terminal report, or none.
struct TerminalStyle: Sendable {
  let usesColor: Bool

  enum Role { case path, error, warning, suggestion, faint, safe, unsafe }

  func paint(_ text: String, _ role: Role) -> String {
    guard usesColor, !text.isEmpty else { return text }
    let code =
      switch role {
      case .path: "1"
      case .error: "1;31"
      case .warning: "1;33"
      case .suggestion: "1;36"
      case .faint: "2"
      case .safe: "32"
      case .unsafe: "33"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  func role(of level: Level) -> Role {
    switch level {
    case .error: .error
    case .warning: .warning
    case .suggestion: .suggestion
    }
  }
}
