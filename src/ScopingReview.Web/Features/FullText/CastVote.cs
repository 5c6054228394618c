using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.FullText;

/// <summary>A vote that the reader has just given.</summary>
public sealed record CastVote(Guid OperationId, Verdict Verdict, string? Reason)
{
    public string InWords => Verdict.ToString().ToLowerInvariant() + (Reason is null ? "" : $" ({Reason})");
}
