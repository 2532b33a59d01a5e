import Readers
import SourceText
import Testing

@Suite struct HTMLReaderTests {
  private let checks = ReaderChecks(reader: HTMLReader.self)

  @Test func blocksAreSegments() throws {
    let document = try checks.document(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>News &mdash; today</title><style>p { color: red }</style>
      <script>if (a < b) document.write("<p>x</p>")</script></head>
      <body><h1>Halab</h1><div>One <b>bo</b>ld
        line.<p>Two<br/>lines<br><br>Third<ul><li>item<li>next</ul><table><tr><td>a<td>b</table>
      <blockquote>Said</blockquote><figure><figcaption>Pic</figcaption></figure></body></html>
      """)
    #expect(
      checks.segments(document) == [
        "News — today", "Halab", "One bold line.", "Two\nlines", "Third", "item", "next", "a", "b", "Said", "Pic",
      ])
    #expect(
      document.segments.map(\.kind) == [
        .heading, .heading, .paragraph, .paragraph, .paragraph, .listItem, .listItem, .cell, .cell, .quotation,
        .caption,
      ])
    #expect(document.language == "en-GB")
  }

  @Test func referencesAndSplitWordsMapToTheirBytes() throws {
    let document = try checks.document(
      "<p>Tom&amp;J in Ha<i>la</i>b caf&eacute; &#x628;&#1576; &copy 5 &nosuch; AT&T</p>")
    #expect(document.text == Array("Tom&J in Halab café بب © 5 &nosuch; AT&T".utf8))
    #expect(try checks.source(of: "Halab", in: document) == "Ha<i>la</i>b")
    #expect(try checks.source(of: "café", in: document) == "caf&eacute;")
  }

  @Test func whiteSpaceIsCollapsed() throws {
    #expect(try checks.clean("<p>\n  a <b> b</b>\n\t c&nbsp; d </p> <p> </p>\r\n") == ["a b c\u{A0} d"])
  }

  @Test func codeAndForeignTextAreLocked() throws {
    let document = try checks.document(
      #"<html lang="en"><p>Use <code>ls -l</code> or <span lang="ar">حلب</span> <b class="x notranslate">SDF</b>.</p>"#
        + #"<p lang="fr">Bonjour</p><p lang="en-US">Yes</p><pre>code</pre>"#)
    #expect(checks.segments(document) == ["Use ls -l or حلب SDF.", "Bonjour", "Yes"])
    #expect(checks.locked(document) == ["ls -l", "حلب", "SDF", "Bonjour"])
  }

  @Test func fixesAreEscaped() throws {
    let file = "<p>a &lt; Ha<b>lab</b>\r\n now</p>\r\n"
    #expect(
      try checks.replacing("Halab", with: "A & <B>", in: file) == "<p>a &lt; A &amp; &lt;B&gt;<b></b>\r\n now</p>\r\n")
    #expect(try checks.replacing("Halab now", with: "Aleppo", in: "<p>In Halab\n  now!") == "<p>In Aleppo!")
  }

  @Test func commentsSwitchRulesOff() throws {
    let document = try checks.document(
      """
      <p>a</p>
      <!-- mtlint-disable-next-line en/x, ar-en/ -- quoted -->

      <p>bb</p><p>cc</p>
      <!-- mtlint-disable en/y en/z -->
      <p>d</p>
      <!--mtlint-enable en/y-->
      <p>e</p>
      <!-- a note -->
      """)
    let scopes = document.suppressions.map { ($0.rules, document.string($0.scope)) }
    #expect(scopes.map(\.0) == [["en/x", "ar-en/"], ["en/y"], ["en/z"]])
    #expect(scopes.map { $0.1.filter { $0 != "\n" } } == ["bbcc", "d", "de"])
    #expect(document.file.string(document.suppressions[1].comment) == "<!-- mtlint-disable en/y en/z -->")
  }

  @Test func theArticleIsFound() throws {
    let prose = "The army entered the village on Monday, officials said, after three days of shelling in the area."
    let file = """
      <html><body><div id="top"><ul><li><a href="/">Home</a></li><li><a href="/news">News of the day and more</a></li></ul>
      </div><h1>Army enters village</h1><div class="a"><div><p>\(prose)</p><p>\(prose)</p><p>Short line.</p>
      <p><a href="x">Read more about this story and others like it</a></p></div></div>
      <div id="side"><p>Subscribe to our newsletter and get the news of the week in your mailbox.</p></div>
      <footer><p>All rights reserved. \(prose)</p></footer></body></html>
      """
    let article = ReaderChecks(reader: HTMLReader.self, options: ReadOptions(articleOnly: true))
    let document = try article.document(file)
    #expect(article.segments(document) == ["Army enters village", prose, prose, "Short line."])
    #expect(document.file.string(document.map.source(document.segments[3].range)) == "Short line.")
    #expect(try checks.document(file).segments.count == 9)
  }

  @Test func aPageWithoutProseIsTakenWhole() throws {
    let article = ReaderChecks(reader: HTMLReader.self, options: ReadOptions(articleOnly: true))
    #expect(try article.clean("<p>One</p><p>Two</p>") == ["One\n\nTwo"])
  }

  @Test(arguments: [
    ("<p>a<", "a<"), ("<p>a</", "a</"), ("<p>a<b", "a"), ("<!-- x", ""), ("<p title=\"x", ""),
    ("a < b > c", "a < b > c"),
    ("<script>x", ""), ("<script/>x", "x"), ("<p>x</b></i></p>y", "x\n\ny"), ("</p>a", "a"),
    ("<p>a&#0;&#x110000;", "a\u{FFFD}\u{FFFD}"),
    ("&#150;", "–"), ("<>a", "<>a"), ("<?php x ?>a", "a"), ("<textarea><p>x</textarea>y", "y"), ("", ""),
    ("<P>A</P><SCRIPT>x</SCRIPT >B", "A\n\nB"), ("\u{FEFF}<p>x", "x"),
  ])
  func brokenPagesAreReadAsBrowsersDo(_ file: String, _ text: String) throws {
    #expect(try checks.clean(file) == [text])
  }

  @Test func deepNestingIsNoTrouble() throws {
    let deep = String(repeating: "<div><b>", count: 20_000) + "x" + String(repeating: "</b></div>", count: 20_000)
    #expect(try checks.clean(deep) == ["x"])
    let unclosed = String(repeating: "<p>x<td>", count: 20_000)
    #expect(try checks.document(unclosed).segments.count == 20_000)
  }

  @Test func sniffs() {
    #expect(HTMLReader.sniff(Array("\n <!doctype HTML>".utf8)))
    #expect(HTMLReader.sniff(Array("<?xml version='1.0'?><!DOCTYPE html><html>".utf8)))
    #expect(!HTMLReader.sniff(Array("<xliff>".utf8)))
  }
}
