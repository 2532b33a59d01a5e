import Findings
import JSONText
import SourceText
import Testing

@testable import Reporters

@Suite struct MachineReporterTests {
  func string(_ reporter: any Reporter) -> String { String(decoding: Sample.write(reporter), as: UTF8.self) }

  /// Tags of an XML text in order, with their attributes decoded; nil where it is not well formed.
  static func tags(_ xml: String) -> [(name: String, attributes: [String: String])]? {
    func decoded(_ text: Substring) -> String? {
      var out = ""
      var rest = text
      while let amp = rest.firstIndex(of: "&") {
        guard let end = rest[amp...].firstIndex(of: ";") else { return nil }
        out += rest[..<amp]
        let name = rest[rest.index(after: amp)..<end]
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
        if let character = named[String(name)] {
          out += character
        } else if name.hasPrefix("#"), let value = UInt32(name.dropFirst()), let scalar = Unicode.Scalar(value) {
          out.unicodeScalars.append(scalar)
        } else {
          return nil
        }
        rest = rest[rest.index(after: end)...]
      }
      return out + rest
    }
    var out: [(String, [String: String])] = []
    var open: [String] = []
    for piece in xml.split(separator: "<").dropFirst() {
      guard let end = piece.firstIndex(of: ">") else { return nil }
      let tag = piece[..<end]
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return nil }
        continue
      }
      let body = tag.hasSuffix("/") ? tag.dropLast() : tag
      let name = body.prefix { $0 != " " }
      if !tag.hasSuffix("/") { open.append(String(name)) }
      var attributes: [String: String] = [:]
      var rest = body.dropFirst(name.count)
      while let equals = rest.firstIndex(of: "=") {
        let key = rest[..<equals].drop { $0 == " " }
        let value = rest[rest.index(equals, offsetBy: 2)...].prefix { $0 != "\"" }
        guard let decoded = decoded(value) else { return nil }
        attributes[String(key)] = decoded
        rest = rest[value.endIndex...].dropFirst()
      }
      out.append((String(name), attributes))
    }
    return open.isEmpty ? out : nil
  }

  @Test func checkstyleIsWellFormedAndKeepsTheText() throws {
    let tags = try #require(Self.tags(string(CheckstyleReporter(Sample.context()))))
    let errors = tags.filter { $0.name == "error" && $0.attributes["source"] != "mtlint.mtlint.input" }
    let hostile = try #require(errors.first { $0.attributes["source"] == "mtlint.universal/hostile" })
    #expect(hostile.attributes["message"]?.hasPrefix(Sample.hostile) == true)
    #expect(tags.filter { $0.name == "file" }.map { $0.attributes["name"]! }.contains("in/story one.txt"))
  }

  @Test func junitIsWellFormedAndCounts() throws {
    let tags = try #require(Self.tags(string(JUnitReporter(Sample.context()))))
    let suites = tags.filter { $0.name == "testsuite" }
    #expect(suites.count == 4)
    #expect(suites.reduce(0) { $0 + Int($1.attributes["tests"]!)! } == tags.count { $0.name == "testcase" })
    #expect(suites.reduce(0) { $0 + Int($1.attributes["failures"]!)! } == Sample.findingCount)
    #expect(suites.reduce(0) { $0 + Int($1.attributes["errors"]!)! } == 1)
  }

  @Test func xmlHasNoForbiddenCharacters() {
    for text in [string(CheckstyleReporter(Sample.context())), string(JUnitReporter(Sample.context()))] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
    #expect(XMLText.escaped("a\u{0}\u{1B}\n\u{FFFE}\u{85}") == "a␀␛&#10;\u{FFFD}&#133;")
  }

  /// Reads a workflow command as the runner does.
  static func command(_ line: Substring) -> (name: String, properties: [String: String], data: String)? {
    func decoded(_ text: some StringProtocol) -> String {
      String(text).replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%3A", with: ":")
        .replacing("%2C", with: ",").replacing("%25", with: "%")
    }
    guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
    let head = line.dropFirst(2)[..<end.lowerBound]
    let name = head.prefix { $0 != " " }
    var properties: [String: String] = [:]
    for pair in head.dropFirst(name.count + 1).split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      properties[String(parts[0])] = parts.count == 2 ? decoded(parts[1]) : ""
    }
    return (String(name), properties, decoded(line[end.upperBound...]))
  }

  @Test func githubCommandsRoundTrip() throws {
    let lines = string(GitHubReporter(Sample.context())).split(separator: "\n")
    let commands = lines.compactMap { Self.command($0) }
    #expect(commands.count == lines.count)
    let hostile = try #require(commands.first { $0.properties["title"]?.hasPrefix("universal/hostile") == true })
    #expect(hostile.data.hasPrefix(Sample.hostile))
    #expect(hostile.properties["file"]?.hasSuffix("a,b:c.jsonl") == true)
    #expect(hostile.properties["title"] == "universal/hostile (\(Sample.hostile))")
    #expect(hostile.properties["line"] == nil)
    let article = try #require(commands.first { $0.properties["title"] == "en/violent-verb-place" })
    #expect(article.name == "error")
    #expect(article.properties["file"] == "in/story one.txt")
    #expect(article.properties["line"] == "5")
    #expect(article.properties["col"] == "174")
    #expect(article.properties["endColumn"] == "202")
  }

  @Test func githubEscapesMarksBehindCombiningCharacters() {
    #expect(GitHubReporter.escapedProperty("a:\u{301},\u{301}%\r\n") == "a%3A\u{301}%2C\u{301}%25%0D%0A")
    #expect(GitHubReporter.escapedData("50% a:b,c\u{1B}[0m") == "50%25 a:b,c␛[0m")
  }

  @Test func gitlabFingerprintsAreUniqueAndStable() throws {
    let items = try #require(try JSONValue.parse(Sample.write(GitLabReporter(Sample.context()))).array)
    let fingerprints = items.compactMap { $0["fingerprint"]?.string }
    #expect(Set(fingerprints).count == Sample.findingCount)
    for item in items {
      #expect(["info", "minor", "major", "critical"].contains(item["severity"]?.string))
      #expect(item["location"]?["lines"]?["begin"]?.int != nil)
      #expect(item["location"]?["path"]?.string?.hasPrefix("/") == false)
    }
  }
}
