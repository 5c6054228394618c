using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Charting;

/// <summary>A study and how far it is charted.</summary>
public sealed record StudyRow(IncludedStudy Study, ChartStatus Chart)
{
    /// <summary>Whether a reading of it is the reader's: given to them, or begun by them.</summary>
    public bool IsMine { get; init; }

    /// <summary>Whether the reader has it still to chart, or may take it.</summary>
    public bool IsForMe { get; init; }

    /// <summary>Whether two people chart it; not told to whoever charts independently of somebody.</summary>
    public bool IsOfTwo { get; init; }
}
