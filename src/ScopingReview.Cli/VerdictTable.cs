using CsvHelper;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>A CSV of verdicts: a column that names the record, then one for each reviewer.</summary>
internal sealed class VerdictTable
{
    private VerdictTable(IReadOnlyList<string> reviewers, IReadOnlyList<Verdict?[]> rows) => (Reviewers, Rows) = (reviewers, rows);

    public IReadOnlyList<string> Reviewers { get; }

    /// <summary>For each record the verdicts in the order of the reviewers; null where there is none.</summary>
    public IReadOnlyList<Verdict?[]> Rows { get; }

    /// <exception cref="UnusableInputException">There is no such file, too few columns, a record twice, or a cell that is no
    /// verdict.</exception>
    public static VerdictTable Read(string file, Terminal terminal)
    {
        try
        {
            using var csv = file == "-" ? CsvReader.Create(terminal.Input, Options, leaveOpen: true)
                : CsvReader.FromFile(file, Options, FileOptions.None);
            return Read(file, csv);
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

    private static CsvReaderOptions Options => new() { SkipEmptyLines = true, TrimWhitespace = true };

    private static VerdictTable Read(string file, CsvReader csv)
    {
        csv.ReadHeader();
        var headers = csv.Headers;
        if (headers.Count < 3)
            throw new UnusableInputException($"{file}: The first line must name the columns: record, then at least two reviewers.");
        List<string> reviewers = [.. headers.Skip(1)];
        List<Verdict?[]> rows = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (csv.Read())
        {
            var record = csv.GetString(0);
            if (!seen.Add(record))
                throw new UnusableInputException($"{file}: The record “{record}” stands in it twice.");
            rows.Add([.. reviewers.Select(
                (reviewer, i) => Verdict(file, record, reviewer, i + 1 < csv.FieldCount ? csv.GetString(i + 1) : ""))]);
        }

        return new VerdictTable(reviewers, rows);
    }

    private static Verdict? Verdict(string file, string record, string reviewer, string cell) => cell.Trim().ToUpperInvariant() switch
    {
        "" or "NA" => null,
        "INCLUDE" or "INCLUDED" => Domain.Screening.Verdict.Include,
        "EXCLUDE" or "EXCLUDED" => Domain.Screening.Verdict.Exclude,
        "MAYBE" => Domain.Screening.Verdict.Maybe,
        _ => throw new UnusableInputException(
            $"{file}: “{cell}” of {reviewer} on {record} is none of include, exclude, maybe; a cell without a verdict is empty."),
    };
}
