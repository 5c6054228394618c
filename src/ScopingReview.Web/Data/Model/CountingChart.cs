using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

/// <summary>
/// The complete chart of a study that counts in tables and counts (view counting_charts): what two people came to, else the first one's
/// where a second is not required to chart independently.
/// </summary>
public sealed class CountingChart
{
    public Guid EntryId { get; init; }
    public Guid ReviewId { get; init; }
    public Guid FormId { get; init; }
    public int FormPosition { get; init; }
    public Guid StudyId { get; init; }
    public Guid FormVersionId { get; init; }
    public required string AnswersJson { get; init; }
}
