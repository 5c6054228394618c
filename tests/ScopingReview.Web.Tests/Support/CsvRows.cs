using System.Text;
using CsvHelper;

namespace ScopingReview.Web.Tests.Support;

internal static class CsvRows
{
    /// <summary>The rows of a downloaded table, by the heads of its columns.</summary>
    public static List<Dictionary<string, string>> Read(string text)
    {
        using var csv =
            CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'))), new CsvReaderOptions(), leaveOpen: false);
        csv.ReadHeader();
        List<string> headers = [.. csv.Headers];
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
            rows.Add(headers.Index().ToDictionary(head => head.Item, head => csv.GetString(head.Index), StringComparer.Ordinal));
        return rows;
    }
}
