using System.Globalization;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>
/// A real Word table in the manner of journals: a rule above, below the heads and at the end; heads that come again on each page; rows that
/// no page breaks. Columns are as wide as their texts ask for.
/// </summary>
internal static class WordTable
{
    /// <summary>A table with more columns comes in parts.</summary>
    public const int MostColumns = 9;

    /// <summary>A table with more columns lies on its side.</summary>
    public const int MostUpright = 6;

    private const int RowsMeasured = 400;

    public static void Write(WordDocument word, ReportTable table)
    {
        var widths = Widths(table, WordPage.TextWidth(word.IsLandscape));
        word.Start("tbl");
        word.Start("tblPr");
        word.Element("tblW", ("w", Text(widths.Sum())), ("type", "dxa"));
        word.Start("tblBorders");
        word.Element("top", ("val", "single"), ("sz", "8"), ("space", "0"), ("color", "000000"));
        word.Element("bottom", ("val", "single"), ("sz", "8"), ("space", "0"), ("color", "000000"));
        word.End();
        word.Element("tblLayout", ("type", "fixed"));
        word.Element("tblCaption", ("val", XmlText.Clean(table.Caption)));
        word.End();
        word.Start("tblGrid");
        foreach (var width in widths)
            word.Element("gridCol", ("w", Text(width)));
        word.End();
        Row(word, table, widths, [.. table.Columns.Select(column => (ReportCell)column.Heading)], head: true, rule: "bottom");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var total = table.Rows.Count - table.TotalRows;
            Row(word, table, widths, table.Rows[i], bold: i >= total, rule: i == total && i > 0 ? "top" : null);
        }

        word.End();
    }

    private static void Row(WordDocument word, ReportTable table, int[] widths, IReadOnlyList<ReportCell> cells, bool head = false,
        bool bold = false, string? rule = null)
    {
        word.Start("tr");
        word.Start("trPr");
        word.Element("cantSplit");
        if (head)
            word.Element("tblHeader");
        word.End();
        for (var i = 0; i < cells.Count; i++)
        {
            word.Start("tc");
            word.Start("tcPr");
            word.Element("tcW", ("w", Text(widths[i])), ("type", "dxa"));
            if (rule is not null)
            {
                word.Start("tcBorders");
                word.Element(rule, ("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000"));
                word.End();
            }

            if (head)
                word.Element("vAlign", ("val", "bottom"));
            word.End();
            word.Start("p");
            word.Start("pPr");
            word.Element("pStyle", ("val", "TableText"));
            if (head)
                word.Element("keepNext");
            if (table.Columns[i].IsNumber)
                word.Element("jc", ("val", "right"));
            word.End();
            word.Run(cells[i].Display, head || bold);
            word.End();
            word.End();
        }

        word.End();
    }

    // By the longest word, which must not break, and by how much text there is; in twentieths of a point, at about 90 for a letter.
    private static int[] Widths(ReportTable table, int available)
    {
        double[] wishes = [.. table.Columns.Select((column, i) =>
        {
            var texts = table.Rows.Take(RowsMeasured).Select(row => row[i].Display).Append(column.Heading).ToList();
            var word = texts.SelectMany(text => text.Split([' ', '-', '/', '–'])).Max(piece => Math.Min(piece.Length, 14));
            var length = texts.Average(text => (double)Math.Min(text.Length, 160));
            var longest = texts.Max(text => Math.Min(text.Length, 60));
            return 220 + (96 * Math.Max(word, Math.Min(longest, 8 + (length * 0.45))));
        })];
        var scale = available / wishes.Sum();
        // A small table stays as narrow as it is.
        return [.. wishes.Select(wish => (int)(wish * Math.Min(scale, 1.25)))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
