using System.Text;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>Reads a table with commas and quotes into one dictionary per row, by the names in its header.</summary>
public static class CsvTable
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        var rows = Parse(File.ReadAllText(path));
        return [.. rows.Skip(1)
            .Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (quoted || text[i] is not (',' or '\n' or '\r'))
                cell.Append(text[i]);
            else if (text[i] != '\r')
                EndCell(text[i] == '\n');
        }

        if (cell.Length > 0 || row.Count > 0)
            EndCell(endsRow: true);
        return rows;

        void EndCell(bool endsRow)
        {
            row.Add(cell.ToString());
            cell.Clear();
            if (endsRow)
            {
                rows.Add(row);
                row = [];
            }
        }
    }
}
