using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class OfficeFileTests
{
    private static readonly OfficeFacts _facts = new("A review", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        [("State", "Final")]);

    private static readonly ReportTable _table = new()
    {
        Key = "role-by-focus: a name that is too long for a sheet",
        Caption = "Role by focus",
        Columns = [new("Role"), new("n", true), new("%", true)],
        Rows = [["=HYPERLINK(\"http://x\")", 1234, 43.6m], ["+1", 2, 50.0m], ["Total\u0001 & <b>", 1236, default]],
        TotalRows = 1,
        Footnotes = ["Categories are not mutually exclusive."],
    };

    [Fact]
    public void A_workbook_is_read_back_with_numbers_as_numbers_and_text_as_it_was()
    {
        var bytes = ExcelWorkbook.Write([_table, _table], _facts, "Tables");

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        Assert.Equal("role-by-focus  a name that is t", reader.Name);
        reader.Read();
        Assert.Equal(("Role", "n"), (reader.GetString(0), reader.GetString(1)));
        reader.Read();
        Assert.Equal("=HYPERLINK(\"http://x\")", reader.GetString(0));
        Assert.Equal((typeof(double), 1234.0), (reader.GetFieldType(1), reader.GetDouble(1)));
        Assert.Equal(43.6, reader.GetDouble(2));
        reader.NextResult();
        Assert.Equal("role-by-focus  a name that is 2", reader.Name);
        reader.NextResult();
        Assert.Equal("How it was made", reader.Name);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_is_marked_as_text_and_no_cell_is_a_formula()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(ExcelWorkbook.Write([_table], _facts, "Tables")), false);

        var sheet = book.WorkbookPart!.WorksheetParts.First();
        Assert.Empty(sheet.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        var looks = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>()
            .ToList();
        var cells = book.WorkbookPart.WorksheetParts.SelectMany(part
            => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            .Where(cell => cell.InnerText.StartsWith('=') || cell.InnerText.StartsWith('+')).ToList();
        Assert.Equal(2, cells.Count);
        Assert.All(cells, cell => Assert.True(looks[(int)cell.StyleIndex!.Value].QuotePrefix!.Value));
    }

    [Fact]
    public void A_word_table_has_its_caption_head_row_and_footnote_and_is_valid()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(Word()), false);

        var body = word.MainDocumentPart!.Document!.Body!;
        Assert.Contains("Table 1. Role by focus", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("Categories are not mutually exclusive.", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("Total & <b>", body.InnerText, StringComparison.Ordinal);
        Assert.Single(body.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableHeader>());
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void A_workbook_is_valid()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(ExcelWorkbook.Write([_table], _facts, "Tables")), false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void The_same_tables_make_the_same_bytes()
    {
        Assert.Equal(Word(), Word());
        Assert.Equal(ExcelWorkbook.Write([_table], _facts, "Tables"), ExcelWorkbook.Write([_table], _facts, "Tables"));
    }

    [Fact]
    public void A_table_too_wide_for_a_page_comes_in_parts_that_repeat_the_first_column()
    {
        var wide = _table with
        {
            Columns = [.. Enumerable.Range(0, 20).Select(i => new ReportColumn(FormattableString.Invariant($"c{i}")))],
            Rows = [[.. Enumerable.Range(0, 20).Select(i => (ReportCell)i)]],
        };

        var parts = wide.Parts(9);

        Assert.Equal(3, parts.Count);
        Assert.All(parts, part => Assert.Equal("c0", part.Columns[0].Heading));
        Assert.Equal(Enumerable.Range(1, 19), parts.SelectMany(part => part.Rows[0].Skip(1)).Select(cell => (int)cell.Number!));
    }

    private static byte[] Word()
    {
        using var word = new WordDocument(_facts, "Tables");
        word.Table(_table);
        return word.Close();
    }
}
