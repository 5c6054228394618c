using System.Globalization;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>A row of a table of decisions.</summary>
/// <param name="Line">Its line in the file, or row of the sheet, from 1.</param>
/// <param name="Cells">Its cells; long ones are cut.</param>
public sealed record DecisionTableRow(long Line, IReadOnlyList<string> Cells)
{
    /// <summary>A cell, cleaned; null where there is no such column or nothing in it.</summary>
    public string? Cell(int column) => column >= 0 && column < Cells.Count ? FieldText.Clean(Cells[column]) : null;
}

/// <summary>A value of the columns of verdicts.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Count">How many cells hold it.</param>
/// <param name="Meaning">What it is taken for.</param>
public sealed record VerdictValue(string Text, int Count, VerdictMeaning Meaning);

/// <summary>
/// A table in which decisions may stand, whatever its columns are called: read once, and mapped as often as a person likes.
/// </summary>
/// <param name="Headers">The names of its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Issues">Rows that could not be read, and why.</param>
public sealed record DecisionTable(
    IReadOnlyList<string> Headers, IReadOnlyList<DecisionTableRow> Rows, IReadOnlyList<ImportIssue> Issues)
{
    private static readonly string[] _undecided = ["-1", "NA", "N/A", "nan", "not_seen", "none", "deleted", "(D)", "(S)"];
    private static readonly string[] _dates = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>What the names of its columns, and what stands in them, say by themselves.</summary>
    public DecisionMapping Guess() => DecisionMapping.Guess(Headers, Rows);

    /// <summary>
    /// The different values of the columns of verdicts, the most frequent first; those of a mapping without any are none.
    /// </summary>
    public IReadOnlyList<VerdictValue> Values(DecisionMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (mapping.EveryRow is not null)
            return [];
        var counts = Counts(mapping);
        var areCodes = AreCodes(counts.Keys);
        return [.. counts.OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.OrdinalIgnoreCase)
            .Select(value => new VerdictValue(value.Key, value.Value, MeaningOf(value.Key, mapping, areCodes)))];
    }

    /// <summary>
    /// What a value stands for: what a person said, else what the word says. Numbers other than 0 and 1 are somebody's own codes (1 and 2,
    /// 1 to 5), and then not even 1 means anything by itself.
    /// </summary>
    public VerdictMeaning MeaningOf(string value, DecisionMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return MeaningOf(value, mapping, AreCodes(Counts(mapping).Keys));
    }

    /// <summary>The decisions of the table.</summary>
    /// <param name="mapping">Which column holds what.</param>
    public DecisionFile Read(DecisionMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        List<ImportedDecision> decisions = [];
        List<ImportIssue> issues = [.. Issues];
        var undecided = 0;
        var areCodes = mapping.EveryRow is null && AreCodes(Counts(mapping).Keys);
        var dates = 0;
        foreach (var row in mapping.IsComplete ? Rows : [])
        {
            foreach (var column in mapping.EveryRow is null ? mapping.Verdicts : [-1])
            {
                var (decision, issue) = Read(row, column, mapping, areCodes);
                if (decision is not null)
                    decisions.Add(decision);
                else if (issue is not null)
                    issues.Add(issue);
                else
                    undecided++;
                dates += decision is { At: null } && row.Cell(mapping.Date) is not null ? 1 : 0;
            }
        }

        if (dates > 0)
            issues.Add(ImportIssue.Remark(null, Headers[mapping.Date], string.Create(CultureInfo.InvariantCulture,
                $"{dates} dates are not written as 2026-01-31, so that day and month cannot be told apart; these decisions get the time of the import.")));
        return new DecisionFile(decisions.Count == 0 ? null : DecisionOrigin.Table, decisions, Rows.Count + Issues.Count, issues)
        {
            Undecided = undecided,
        };
    }

    private (ImportedDecision?, ImportIssue?) Read(DecisionTableRow row, int column, DecisionMapping mapping, bool areCodes)
    {
        var verdict = mapping.EveryRow;
        if (verdict is null)
        {
            if (row.Cell(column) is not { } value || MeaningOf(value, mapping, areCodes) is VerdictMeaning.NoVerdict)
                return (null, null);
            verdict = VerdictOf(MeaningOf(value, mapping, areCodes));
            if (verdict is null)
                return (null, Refuse(row, "verdict",
                    $"“{EntryOutcome.Shorten(value)}” is not a recognised decision (include, exclude, maybe)."));
        }

        var key = Key(row, mapping);
        if (key.IsEmpty)
            return (null, Refuse(row, "record", "The row does not identify a record."));
        var stage = VerdictWords.StageOf(row.Cell(mapping.Stage));
        if (stage is null && row.Cell(mapping.Stage) is { } unknown)
            return (null, Refuse(row, "stage",
                $"“{EntryOutcome.Shorten(unknown)}” is not a recognised stage (title/abstract, full text)."));
        return (new ImportedDecision
        {
            Record = key,
            ReviewerName = mapping.Verdicts.Count > 1 ? Headers[column].Trim() : row.Cell(mapping.Reviewer),
            Stage = stage?.Stage,
            ByTitleAlone = stage is { ByTitleAlone: true },
            Verdict = verdict,
            Reasons = verdict == Verdict.Exclude ? ReasonText.Of(row.Cell(mapping.Reason)) : [],
            Labels = row.Cell(mapping.Labels)?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                ?? [],
            Note = row.Cell(mapping.Note),
            At = DateOf(row.Cell(mapping.Date)),
            Line = row.Line,
        }, null);
    }

    /// <summary>By what the row names its record; empty where it does not.</summary>
    internal static ImportedRecordKey Key(DecisionTableRow row, DecisionMapping mapping)
    {
        var id = row.Cell(mapping.SourceId);
        var isNumber = RecordNumber.TryParse(id, out var number);
        if (row.Cell(mapping.Number) is { } own)
            isNumber |= RecordNumber.TryParse(own, out number)
                || (int.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
        return new ImportedRecordKey
        {
            RecordNumber = isNumber ? number : null,
            SourceRecordId = RecordNumber.TryParse(id, out _) ? null : id,
            Doi = Doi.Normalise(row.Cell(mapping.Doi)) ?? (isNumber ? null : Doi.Normalise(id)),
            PubMedId = PubMedNumbers.PubMedId(row.Cell(mapping.PubMedId)),
            Title = row.Cell(mapping.Title),
            Year = PublicationYear.Find(row.Cell(mapping.Year)),
        };
    }

    private Dictionary<string, int> Counts(DecisionMapping mapping) => Rows
        .SelectMany(row => mapping.Verdicts.Select(row.Cell)).OfType<string>()
        .CountBy(value => value, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Somebody's own numbers stand for verdicts.</summary>
    private static bool AreCodes(IEnumerable<string> values) => values.Any(value =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is not (0 or 1 or -1 or 0.5));

    private static VerdictMeaning MeaningOf(string value, DecisionMapping mapping, bool areCodes)
    {
        if (mapping.Values.TryGetValue(value, out var said))
            return said;
        if (areCodes && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return VerdictMeaning.Unknown;
        if (_undecided.Contains(value, StringComparer.OrdinalIgnoreCase) || value.StartsWith("(S)", StringComparison.Ordinal))
            return VerdictMeaning.NoVerdict;
        return VerdictWords.VerdictOf(value) switch
        {
            Verdict.Include => VerdictMeaning.Include,
            Verdict.Exclude => VerdictMeaning.Exclude,
            Verdict.Maybe => VerdictMeaning.Maybe,
            _ => VerdictMeaning.Unknown,
        };
    }

    private static Verdict? VerdictOf(VerdictMeaning meaning) => meaning switch
    {
        VerdictMeaning.Include => Verdict.Include,
        VerdictMeaning.Exclude => Verdict.Exclude,
        VerdictMeaning.Maybe => Verdict.Maybe,
        _ => null,
    };

    /// <summary>A date as ISO 8601 writes it; of others nobody can tell the month from the day.</summary>
    internal static DateTimeOffset? DateOf(string? text)
    {
        if (text is null || text.Length > 40 || text.Length < 10 || text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9'))
            return null;
        return DateTimeOffset.TryParseExact(text, _dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            || DateTimeOffset.TryParse(text.Replace(" UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out date)
            ? date.ToUniversalTime() : null;
    }

    private static ImportIssue Refuse(DecisionTableRow row, string field, string reason) =>
        new(ImportIssueSeverity.Refusal, row.Line, field, reason);
}
