import Findings
import JSONText
import SourceText
import Testing

@testable import Reporters

@Suite struct SARIFReporterTests {
  let run: JSONValue

  init() throws {
    let log = try JSONValue.parse(Sample.write(SARIFReporter(Sample.context())))
    #expect(log["version"]?.string == "2.1.0")
    #expect(log["runs"]?.array?.count == 1)
    run = try #require(log["runs"]?.array?.first)
  }

  @Test func runSaysHowItCounts() {
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
    #expect(run["tool"]?["driver"]?["name"]?.string == "mtlint")
    #expect(run["tool"]?["driver"]?["semanticVersion"]?.string == "0.1.0")
  }

  @Test func rulesAreDescribedAndFound() throws {
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
    #expect(Set(rules.compactMap { $0["id"]?.string }).count == rules.count)
    for rule in rules {
      #expect(rule["shortDescription"]?["text"]?.string?.isEmpty == false)
      #expect(rule["help"]?["text"]?.string?.isEmpty == false)
      #expect(rule["properties"]?["mqm"]?["category"]?.string.flatMap(MQMCategory.init) != nil)
      #expect(["error", "warning", "note"].contains(rule["defaultConfiguration"]?["level"]?.string))
    }
    for result in run["results"]!.array! {
      let index = try #require(result["ruleIndex"]?.int)
      #expect(rules[index]["id"] == result["ruleId"])
    }
  }

  @Test func regionsHoldTheTextTheyQuote() throws {
    let lines = Sample.article.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    var seen = 0
    for result in run["results"]!.array! {
      let location = try #require(result["locations"]?.array?.first?["physicalLocation"])
      let region = try #require(location["region"])
      if region["startLine"] == nil {
        #expect(region["byteOffset"]?.int != nil)
        #expect(result["locations"]!.array![0]["logicalLocations"]?.array?.count == 1)
        continue
      }
      seen += 1
      let (line, endLine) = (region["startLine"]!.int!, region["endLine"]!.int!)
      let (column, endColumn) = (region["startColumn"]!.int!, region["endColumn"]!.int!)
      #expect(line == endLine)
      #expect(column < endColumn)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: lines[line - 1][column - 1..<endColumn - 1])
      #expect(String(text) == region["snippet"]?["text"]?.string)
    }
    #expect(seen == Sample.documents[0].findings.count)
  }

  @Test func filesCannotLeadOutOfTheFolder() throws {
    for artifact in run["artifacts"]!.array! {
      let uri = try #require(artifact["location"]?["uri"]?.string)
      #expect(!uri.contains(".."))
      #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E })
      #expect(artifact["location"]?["uriBaseId"]?.string == "%SRCROOT%")
    }
    for result in run["results"]!.array! {
      let location = result["locations"]!.array![0]["physicalLocation"]!["artifactLocation"]!
      #expect(run["artifacts"]!.array![location["index"]!.int!]["location"]?["uri"] == location["uri"])
    }
  }

  @Test func fixesApply() throws {
    let lines = Sample.article.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    let results = run["results"]!.array!
    let result = try #require(results.first { $0["ruleId"]?.string == "names/canonical" })
    let change = result["fixes"]!.array![0]["artifactChanges"]!.array![0]["replacements"]!.array![0]
    let region = change["deletedRegion"]!
    var deleted = String.UnicodeScalarView()
    deleted.append(
      contentsOf: lines[region["startLine"]!.int! - 1][region["startColumn"]!.int! - 1..<region["endColumn"]!.int! - 1])
    #expect(String(deleted) == "Huritan")
    #expect(change["insertedContent"]?["text"]?.string == "Haritan")
    #expect(result["fixes"]!.array![0]["properties"]?["applicability"]?.string == "safe")
  }

  @Test func unreadableInputsFailTheInvocation() {
    let invocation = run["invocations"]!.array![0]
    #expect(invocation["executionSuccessful"]?.bool == false)
    #expect(invocation["toolExecutionNotifications"]?.array?.count == 1)
  }

  @Test func fingerprintsDiffer() {
    let all = run["results"]!.array!.compactMap { $0["partialFingerprints"]?["mtlintFingerprint/v1"]?.string }
    #expect(all.count == Sample.findingCount)
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: [
    ("/srv/news/a b.txt", "/srv/news", "a%20b.txt", true), ("../x.txt", "/srv/news", "file:///srv/x.txt", false),
    ("../x.txt", nil, "x.txt", true), ("/etc/x", "/srv", "file:///etc/x", false), ("-", "/srv", "stdin", true),
    ("c:d/é.txt", "/srv", "c%3Ad/%C3%A9.txt", true), ("a/../../news/b", "/srv/news", "b", true),
    ("https://example.org/f?a=b&c=d e", "/srv", "https://example.org/f?a=b&c=d%20e", false),
    ("..%2f..%2fetc", "/srv", "..%252f..%252fetc", true),
  ])
  func uris(path: String, base: String?, uri: String, isRelative: Bool) {
    let made = ArtifactURI(path, base: base)
    #expect(made.uri == uri)
    #expect(made.isRelative == isRelative)
  }
}
