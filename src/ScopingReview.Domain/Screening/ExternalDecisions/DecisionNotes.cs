using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Collects the decisions that Rayyan and ASReview write into the notes of the records they export.</summary>
internal sealed class DecisionNotes
{
    private readonly List<ImportedDecision> _decisions = [];

    /// <summary>Whose they are; null while there is none.</summary>
    public DecisionOrigin? Origin { get; private set; }

    public IReadOnlyList<ImportedDecision> Decisions => _decisions;

    /// <summary>Records on which nobody has decided.</summary>
    public int Undecided { get; private set; }

    public void Add(BibliographicRecord record, long line)
    {
        var before = _decisions.Count;
        if (RayyanNotes.Has(record))
        {
            Origin ??= DecisionOrigin.Rayyan;
            _decisions.AddRange(RayyanNotes.Read(record, line));
        }
        else if (AsReviewLabels.Has(record))
        {
            Origin ??= DecisionOrigin.AsReview;
            if (AsReviewLabels.Read(record, line) is { } decision)
                _decisions.Add(decision);
        }

        Undecided += _decisions.Count == before ? 1 : 0;
    }
}
