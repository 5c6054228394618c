using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>As what a table is downloaded.</summary>
public enum TableFormat
{
    Csv,
    Xlsx,
    Docx,
}

internal static class TableFormats
{
    /// <summary>The format of an address; null where it names none that there is.</summary>
    public static TableFormat? Parse(string? name) => name switch
    {
        null or "csv" => TableFormat.Csv,
        "xlsx" => TableFormat.Xlsx,
        "docx" => TableFormat.Docx,
        _ => null,
    };

    public static string Extension(this TableFormat format) => format switch
    {
        TableFormat.Xlsx => "xlsx",
        TableFormat.Docx => "docx",
        _ => "csv",
    };

    public static string ContentType(this TableFormat format) => format switch
    {
        TableFormat.Xlsx => ExcelWorkbook.ContentType,
        TableFormat.Docx => WordDocument.ContentType,
        _ => CsvTable.ContentType,
    };
}
