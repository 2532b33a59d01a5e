import Readers
import SourceText
import Testing

@Suite struct TableReaderTests {
  private let csv = ReaderChecks(reader: CSVReader.self)
  private let tsv = ReaderChecks(reader: TSVReader.self)

  @Test func columnsAreFoundByName() throws {
    let file = "id,source,target,language,source_language,note\nn7,مرحبا,\"Hi, you\",en,ar,x\n"
    let document = try csv.document(file)
    #expect(document.string(ByteRange(0, 99)) == "Hi, you")
    #expect(document.id == "n7")
    #expect(document.language == "en")
    #expect(document.sourceLanguage == "ar")
    #expect(document.segments.first?.original == Array("مرحبا".utf8))
    #expect(document.segments.first?.kind == .cell)
    #expect(document.offsetBase == .record)
  }

  @Test func withoutAHeaderTheLastColumnIsTheText() throws {
    let documents = try tsv.documents("He came.\tشيء\nShe went.\tآخر\n")
    #expect(documents.map { $0.string(ByteRange(0, 99)) } == ["شيء", "آخر"])
    #expect(documents.map(\.id) == ["1", "2"])
    #expect(documents.allSatisfy { $0.isNumericID })
    #expect(documents[0].segments[0].original == nil)
  }

  @Test func columnsAreChosenByNumberAndName() throws {
    let numbers = ReaderChecks(
      reader: TSVReader.self, options: ReadOptions(textColumn: .number(1), sourceColumn: .number(3)))
    let document = try numbers.document("Halab\tx\tحلب")
    #expect(document.string(ByteRange(0, 99)) == "Halab")
    #expect(document.segments.first?.original == Array("حلب".utf8))
    let names = ReaderChecks(reader: CSVReader.self, options: ReadOptions(textColumn: .name("English")))
    #expect(try names.clean("English;Arabic\nHalab;حلب\n") == ["Halab"])
  }

  @Test func headersCanBeForcedEitherWay() throws {
    let without = ReaderChecks(reader: CSVReader.self, options: ReadOptions(hasHeader: false))
    #expect(try without.clean("source,text\na,b\n") == ["text", "b"])
    let with = ReaderChecks(reader: CSVReader.self, options: ReadOptions(hasHeader: true))
    #expect(try with.clean("one,two\na,b\n") == ["b"])
  }

  @Test func missingColumnsAreNamed() {
    let named = ReaderChecks(reader: CSVReader.self, options: ReadOptions(textColumn: .name("body")))
    #expect(
      named.errors("id,text\n1,x").map(\.description) == [
        "file:1: expected a column “body”, found “id”, “text” at byte 0; "
          + "name the column with --text-column and --source-column"
      ])
    let numbered = ReaderChecks(reader: CSVReader.self, options: ReadOptions(textColumn: .number(3)))
    #expect(numbered.errors("id,text\n1,x").map(\.problem) == ["expected at least 3 columns, found 2"])
  }

  @Test func quotedCellsMapToTheirBytes() throws {
    let file = "id,text\n1,\"He said \"\"Halab\"\", then\r\nleft\"\n2,plain\n"
    let documents = try csv.documents(file)
    #expect(documents[0].text == Array("He said \"Halab\", then\r\nleft".utf8))
    #expect(try csv.source(of: "Halab", in: documents[0]) == "Halab")
    #expect(try csv.source(of: "\"Halab\"", in: documents[0]) == "\"\"Halab\"\"")
    #expect(documents[1].id == "2")
  }

  @Test func fixesKeepTheQuoting() throws {
    let quoted = "id,text\r\n1,\"in \"\"Halab\"\", now\"\r\n2,x\r\n"
    #expect(
      try csv.replacing("Halab", with: "Al\"ep\"po", in: quoted)
        == "id,text\r\n1,\"in \"\"Al\"\"ep\"\"po\"\", now\"\r\n2,x\r\n")
    #expect(try csv.replacing("Halab", with: "Aleppo", in: "text\nin Halab") == "text\nin Aleppo")
  }

  @Test func cellsThatNeedQuotesGetThem() throws {
    #expect(
      try csv.replacing("Halab", with: "\"Aleppo\", Syria", in: "id,text,note\n1,in Halab now,z\n")
        == "id,text,note\n1,\"in \"\"Aleppo\"\", Syria now\",z\n")
  }

  @Test(arguments: [
    ("a\t\"Yes,\" he said\nb\t\"all of it\"\nc\t\"open\n", ["\"Yes,\" he said", "\"all of it\"", "\"open"]),
    ("a\t\"all of it\"\nb\tx\n", ["\"all of it\"", "x"]),
    ("a\t\"all \"\"of\"\" it\"\nb\t\"x\"\n", ["all \"of\" it", "x"]),
    ("\"id\"\t\"text\"\n\"1\"\t\"two\nlines\"\n", ["two\nlines"]),
    ("a\t\"He said\nb\tmore \"\"x\"\"\nc\tend.\"\n", ["\"He said", "more \"\"x\"\"", "end.\""]),
  ])
  func tabSeparatedQuotationMarksAreTextUnlessTheFileQuotes(_ file: String, _ texts: [String]) throws {
    #expect(try tsv.clean(file) == texts)
  }

  @Test func tabsCannotEnterAPlainCell() throws {
    let document = try tsv.document("a\tHalab")
    #expect(document.fileEdits([Edit(ByteRange(0, 5), "a\tb")]) == nil)
    #expect(try tsv.replacing("Halab", with: "\"Aleppo\" x", in: "a\tHalab\n") == "a\t\"Aleppo\" x\n")
  }

  @Test func wrongColumnCountsSpoilOneRow() {
    let result = CSVReader.readAll(csv.input("id,text\n1,a,b\n2,ok\n3\n\n4,fine\n"))
    #expect(
      result.errors.map(\.description) == [
        "file:2: expected 2 columns, found 3 columns at byte 8; quote cells that hold the separator",
        "file:4: expected 2 columns, found 1 column at byte 19; quote cells that hold the separator",
      ])
    #expect(result.documents.map(\.id) == ["2", "4"])
  }

  @Test(arguments: [
    ("id,text\n1,\"open\n2,x\n", 2, "expected a quotation mark that ends the cell, found the end of the file"),
    ("id,text\n1,\"a\" b\n", 2, "expected the cell to end after its quotation mark"),
  ])
  func badQuotingIsNamed(_ file: String, _ line: Int, _ problem: String) {
    #expect(csv.errors(file).map(\.line) == [line])
    #expect(csv.errors(file).map(\.problem) == [problem])
  }

  @Test func blankCellsAndEmptyFilesGiveNothing() throws {
    #expect(try csv.clean("id,text\n1,\n2, \n") == [])
    #expect(try csv.clean("") == [])
    #expect(try csv.clean("\u{FEFF}text\nx\n") == ["x"])
  }
}
