using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Data.Model;

[Comment("Caption, note and order of a table of the report, as a lead worded them. A new wording supersedes it; without one it has the usual words.")]
public sealed class TableWordingEntry : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>Position of the form that the table is counted from; the first for tables of what was not charted.</summary>
    public required int FormPosition { get; init; }

    /// <summary>As its file's address names it: "frequencies/role".</summary>
    public required string TableName { get; init; }

    public string? Caption { get; init; }
    public string? Note { get; init; }
    public required CategoryOrder CategoryOrder { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
