import SourceText
import Testing

@testable import Rules

@Suite struct PlaceholderTests {
  /// Differences in short: `-x` missing, `~x` damaged, `+x` extra, `x>y` changed, `*x` out of order.
  private func differences(_ source: String, _ target: String, _ traits: MessageTraits = .message) -> [String] {
    let text = Array(target.utf8)
    return PlaceholderComparison(
      source: Array(source.utf8), target: text, range: ByteRange(0, text.count), traits: traits
    ).differences.map { difference in
      switch difference {
      case .missing(let lost, nil): "-" + lost.text
      case .missing(let lost, let damaged?):
        "~" + lost.text + "=" + String(decoding: text[damaged.indices], as: UTF8.self)
      case .extra(let found): "+" + found.text
      case .changed(let found, let original): original.text + ">" + found.text
      case .reordered(let found, _): "*" + found.text
      }
    }
  }

  @Test(arguments: [
    ("%s: %d", "%s: %d"), ("%s: %d", "%2$d: %1$s"), ("%5d files", "%d files"), ("%i", "%d"), ("%(name)s", "%(name)s"),
    ("{0} of {1}", "{1} of {0}"), ("{{ user }}", "{{user}}"), ("{n:.2f}", "{n:.1f}"), ("<0>a</0>", "<0>b</0>"),
    ("${HOME}", "${HOME}"), ("100%", "100 %"), ("a", "{Damascus} a"), ("100%% of %s", "%s: 100%%"),
  ])
  func thatIsTheSame(_ source: String, _ target: String) { #expect(differences(source, target).isEmpty) }

  @Test(arguments: [
    ("%s: %d", "%s:", ["-%d"]), ("%s", "%s %s", ["+%s"]), ("%ld", "%d", ["%ld>%d"]), ("%s %d", "%d %s", ["*%d"]),
    ("%1$s %2$s", "%1$s %1$s", ["-%2$s"]), ("{name}", "{nom}", ["{name}>{nom}"]),
    ("{name} x", "name x", ["-{name}"]), ("<0>a</0>", "a", ["-<0>"]),
    ("%(name)s", "%(nom)s", ["%(name)s>%(nom)s"]),
    ("%s", "٪ s", ["~%s=٪ s"]), ("%s", "% S.", ["~%s=% S"]), ("{{user}}", "{ { User } }", ["~{{user}}={ { User } }"]),
    ("%s", "% share", ["-%s"]),
  ])
  func thatDiffers(_ source: String, _ target: String, _ expected: [String]) {
    #expect(differences(source, target) == expected)
  }

  @Test func aPluralFormMaySayItsNumberInWords() {
    let traits: MessageTraits = [.message, .plural, .variables]
    #expect(differences("%d files in %s", "One file in %s", traits).isEmpty)
    #expect(differences("One file in %s", "%d files in %s", traits).isEmpty)
    #expect(differences("%(count)s hours ago", "an hour ago", traits).isEmpty)
    #expect(differences("{count} hours ago", "{nombre} hours ago", traits) == ["{count}>{nombre}"])
  }

  @Test func aNameMayBeUsedAgainOrLess() {
    #expect(differences("{name} was added. Add another {name}.", "{name} was added. Add another.").isEmpty)
    #expect(differences("%(name)s", "%(name)s, %(name)s").isEmpty)
    #expect(differences("%s and %s", "%s") == ["-%s"])
  }

  @Test func lettersWithoutBlanksMayFollow() {
    #expect(differences("Remove %s", "%sを削除").isEmpty)
  }

  @Test func qtNumbersItsVariables() {
    #expect(differences("%1 of %2", "%2 / %1", [.message, .qt, .variables]).isEmpty)
    #expect(differences("%1 of %2", "%1", [.message, .qt, .variables]) == ["-%2"])
  }

  @Test func whatIsFlaggedAsTextIsNotCompared() {
    #expect(differences("100%s", "100", [.message, .literal]).isEmpty)
  }

  @Test func choicesAreComparedAsSets() {
    let source = "{count, plural, one {{name} has a file} other {{name} has files}}"
    #expect(differences(source, "{count, plural, other {{name}: files}}").isEmpty)
  }
}
