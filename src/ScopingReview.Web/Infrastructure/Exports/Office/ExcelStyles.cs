using DocumentFormat.OpenXml.Spreadsheet;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>The looks of cells, by their number in the style sheet.</summary>
internal static class ExcelStyles
{
    public const uint Head = 1;
    private const uint Text = 2;
    private const uint QuotedText = 3;
    private const uint FirstNumber = 4;
    private const uint MostDecimals = 6;
    private const uint Totals = FirstNumber + MostDecimals + 1 - Text;

    public static uint Of(ReportCell cell, bool isTotal)
    {
        var style = cell.Number is not null ? FirstNumber + Math.Min((uint)cell.Decimals, MostDecimals)
            : SpreadsheetText.IsFormula(cell.Text) ? QuotedText
            : Text;
        return isTotal ? style + Totals : style;
    }

    public static Stylesheet Sheet()
    {
        var formats = new NumberingFormats(Enumerable.Range(0, (int)MostDecimals + 1).Select(decimals => new NumberingFormat
        {
            NumberFormatId = (uint)(164 + decimals),
            FormatCode = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals),
        }));
        var looks = new CellFormats(new CellFormat(), Look(1, wrap: true));
        foreach (var font in new uint[] { 0, 1 })
        {
            looks.Append(Look(font, wrap: true), Look(font, wrap: true, quoted: true));
            looks.Append(Enumerable.Range(0, (int)MostDecimals + 1).Select(decimals => Look(font, format: (uint)(164 + decimals))));
        }

        return new Stylesheet(
            formats,
            new Fonts(Font(bold: false), Font(bold: true)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            looks);
    }

    private static CellFormat Look(uint font, bool wrap = false, bool quoted = false, uint format = 0) => new()
    {
        FontId = font,
        ApplyFont = true,
        NumberFormatId = format,
        ApplyNumberFormat = format != 0,
        QuotePrefix = quoted ? true : null,
        ApplyAlignment = true,
        Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap ? true : null },
        FormatId = 0,
    };

    private static Font Font(bool bold) => bold
        ? new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })
        : new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" });
}
