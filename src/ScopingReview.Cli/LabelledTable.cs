using System.Globalization;
using CsvHelper;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Cli;

/// <summary>A CSV of records with titles, abstracts and a label that is 0 or 1.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="WithoutText">How many records have neither title nor abstract.</param>
internal sealed record LabelledTable(string Name, IReadOnlyList<RankedText> Texts, IReadOnlyList<bool> Labels, int WithoutText)
{
    private static CsvReaderOptions Options => new() { SkipEmptyLines = true };

    /// <exception cref="UnusableInputException">
    /// There is no such file or column, no text, a label that is neither 0 nor 1, or only one of the two.
    /// </exception>
    public static LabelledTable Read(string file, string label, Terminal terminal)
    {
        try
        {
            using var csv = file == "-" ? CsvReader.Create(terminal.Input, Options, leaveOpen: true)
                : CsvReader.FromFile(file, Options, FileOptions.None);
            return Read(file, label, csv);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"{file}: There is no such file.");
        }
        catch (CsvFormatException broken)
        {
            throw new UnusableInputException($"{file}: This is not a table that can be read: {broken.Message}");
        }
    }

    private static LabelledTable Read(string file, string label, CsvReader csv)
    {
        csv.ReadHeader();
        List<string> headers = [.. csv.Headers.Select(header => header.Trim().TrimStart('\uFEFF'))];
        var (labels, title, text, keywords) = (Column(label), Column("title"), Column("abstract"), Column("keywords"));
        if (labels < 0)
            throw new UnusableInputException($"{file}: There is no column “{label}”. Its columns are {Quoted(headers)}; name one with --label.");
        if (title < 0 && text < 0)
            throw new UnusableInputException($"{file}: There is neither a column “title” nor “abstract”. Its columns are {Quoted(headers)}.");
        List<RankedText> texts = [];
        List<bool> relevant = [];
        while (csv.Read())
        {
            string Cell(int column) => column >= 0 && column < csv.FieldCount ? csv.GetString(column) : "";
            relevant.Add(Label(file, label, relevant.Count + 1, Cell(labels)));
            texts.Add(new RankedText(Cell(title), Cell(text), Cell(keywords)));
        }

        return Checked(file, label, texts, relevant);

        int Column(string name) => headers.FindIndex(header => header.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static LabelledTable Checked(string file, string label, List<RankedText> texts, List<bool> relevant)
    {
        if (texts.Count == 0)
            throw new UnusableInputException($"{file}: There is no record in it.");
        var without = texts.Count(text => string.IsNullOrWhiteSpace(text.Title) && string.IsNullOrWhiteSpace(text.Abstract));
        if (without == texts.Count)
            throw new UnusableInputException($"{file}: No record has a title or an abstract, so there is nothing to rank by.");
        if (!relevant.Contains(true) || !relevant.Contains(false))
            throw new UnusableInputException(
                $"{file}: Every record has the label {(relevant[0] ? "1" : "0")} in “{label}”. A simulation needs relevant (1) and irrelevant (0) records.");
        if (relevant.Count(is1 => is1) == 1)
            throw new UnusableInputException(
                $"{file}: Only one record is relevant, and it is known beforehand (a prior): there is nothing left to find.");
        if (relevant.Count(is1 => !is1) == 1)
            throw new UnusableInputException(
                $"{file}: Only one record is irrelevant, and it is known beforehand (a prior): every order finds the same.");
        return new LabelledTable(file == "-" ? file : Path.GetFileName(file), texts, relevant, without);
    }

    private static bool Label(string file, string label, int row, string cell)
    {
        // 0.0 and 1.0 are what pandas writes of a column that had an empty cell once.
        if (double.TryParse(cell.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is 0 or 1)
            return number == 1;
        var what = string.IsNullOrWhiteSpace(cell) ? "has no label" : $"has the label “{Short(cell.Trim())}”";
        throw new UnusableInputException(
            $"{file}: Record {row.ToString(CultureInfo.InvariantCulture)} {what} in “{label}”. Labels are 1 (relevant) or 0.");
    }

    private static string Short(string cell) => cell.Length <= 40 ? cell : cell[..40] + "…";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"“{name}”"));
}
