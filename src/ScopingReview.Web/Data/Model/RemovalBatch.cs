using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "Records that a lead removed before screening in one go: by which tool, or for which reason, and from which list. Never "
    + "changed.")]
public sealed class RemovalBatch
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required RemovalBeforeScreening Kind { get; init; }

    /// <summary>Name of the tool, or the reason.</summary>
    public required string Detail { get; init; }

    /// <summary>The list that they were removed from, in words.</summary>
    public required string Selection { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
}
