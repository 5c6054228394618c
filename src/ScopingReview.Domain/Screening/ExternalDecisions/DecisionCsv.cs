using System.Runtime.CompilerServices;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>
/// A row of a table of decisions: a decision, or the reason why there is none. Rows of records that nobody has decided yet are neither.
/// </summary>
/// <param name="Decision">The decision.</param>
/// <param name="Issue">Why there is none.</param>
public sealed record ImportedDecisionRow(ImportedDecision? Decision, ImportIssue? Issue);

/// <summary>
/// Reads decisions from a table with one decision per row: columns for record (our number, an id it had elsewhere, DOI, PubMed id or
/// title), reviewer, stage, verdict and reason, in any order and under the names that people give them. An empty verdict, or ASReview's -1,
/// is no decision yet.
/// </summary>
public static class DecisionCsv
{
    /// <summary>Reads the rows of a file in order. The stream need not be seekable and is left open.</summary>
    /// <param name="stream">The table.</param>
    /// <param name="columns">Which column holds what; null to go by their names.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<ImportedDecisionRow> ReadAsync(
        Stream stream, DecisionColumns? columns = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in DelimitedTable.ReadAsync(stream, cancellationToken))
        {
            columns ??= DecisionColumns.Guess(row.Headers);
            if (Read(row.Row, columns) is { } decision)
                yield return decision;
        }
    }

    private static ImportedDecisionRow? Read(DelimitedRow row, DecisionColumns columns)
    {
        if (row.Defect is not null)
            return Refuse(row, null, row.Defect);
        if (row.IsEmpty)
            return null;
        string? Cell(int column) => column >= 0 && column < row.Cells.Count ? FieldText.Clean(row.Cells[column]) : null;
        if (Cell(columns.Verdict) is not { } word || word is "-1" or "NA" or "nan" or "not_seen")
            return columns.IsComplete ? null : Refuse(row, null, "The table has no column with verdicts, or none that names the record.");
        if (VerdictWords.VerdictOf(word) is not { } verdict)
            return Refuse(row, "verdict", $"“{EntryOutcome.Shorten(word)}” is no verdict that is understood (include, exclude, maybe).");
        var key = Key(Cell(columns.Record), Cell(columns.Doi), Cell(columns.PubMedId), Cell(columns.Title), Cell(columns.Year));
        if (key.IsEmpty)
            return Refuse(row, "record", "Nothing in the row names the record.");
        var stage = VerdictWords.StageOf(Cell(columns.Stage));
        if (stage is null && Cell(columns.Stage) is { } unknown)
            return Refuse(row, "stage", $"“{EntryOutcome.Shorten(unknown)}” is no stage that is understood (title/abstract, full text).");
        var reasons = verdict == Verdict.Exclude && Cell(columns.Reason) is { } reason
            ? reason.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return new ImportedDecisionRow(
            new ImportedDecision
            {
                Record = key,
                ReviewerName = Cell(columns.Reviewer),
                Stage = stage?.Stage,
                ByTitleAlone = stage is { ByTitleAlone: true },
                Verdict = verdict,
                Reasons = reasons,
                Labels = Cell(columns.Labels)?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    ?? [],
                Note = Cell(columns.Note),
                Line = row.Line,
            },
            null);
    }

    private static ImportedRecordKey Key(string? record, string? doi, string? pubMedId, string? title, string? year)
    {
        var isNumber = RecordNumber.TryParse(record, out var number);
        return new ImportedRecordKey
        {
            RecordNumber = isNumber ? number : null,
            SourceRecordId = isNumber ? null : record,
            Doi = Doi.Normalise(doi) ?? (isNumber ? null : Doi.Normalise(record)),
            PubMedId = PubMedNumbers.PubMedId(pubMedId),
            Title = title,
            Year = PublicationYear.Find(year),
        };
    }

    private static ImportedDecisionRow Refuse(DelimitedRow row, string? field, string reason) =>
        new(null, new ImportIssue(ImportIssueSeverity.Refusal, row.Line, field, reason));
}
