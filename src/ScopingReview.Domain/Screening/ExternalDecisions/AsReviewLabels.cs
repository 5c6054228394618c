using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>
/// Reads the labels that ASReview writes into a record's notes when it exports RIS: ASReview_relevant, ASReview_irrelevant,
/// ASReview_not_seen. Its tables hold them in a column, which <see cref="DecisionTable"/> reads.
/// </summary>
public static class AsReviewLabels
{
    private const string Prefix = "ASReview_";

    /// <summary>True when a record carries a label of ASReview.</summary>
    public static bool Has(BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Notes.Any(note => note.Contains(Prefix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The decision; null where the record was not seen. ASReview has one reviewer, whom it does not name, and keeps the last label at the
    /// end.
    /// </summary>
    /// <param name="record">A record that was read from ASReview's export.</param>
    /// <param name="line">Its line in the file.</param>
    public static ImportedDecision? Read(BibliographicRecord record, long line)
    {
        ArgumentNullException.ThrowIfNull(record);
        Verdict? verdict = null;
        foreach (var word in record.Notes.SelectMany(note => note.Split([' ', '\n', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            verdict = word[Prefix.Length..].ToLowerInvariant() switch
            {
                "relevant" => Verdict.Include,
                "irrelevant" => Verdict.Exclude,
                _ => null,
            };
        }

        return verdict is null ? null
            : new ImportedDecision
            {
                Record = ImportedRecordKey.Of(record),
                Verdict = verdict,
                Stage = ScreeningStage.TitleAbstract,
                Line = line
            };
    }
}
