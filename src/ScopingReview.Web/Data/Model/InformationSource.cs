using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Data.Model;

[Comment("A database, register, website, organisation, citation search or contact (PRISMA-S items 1-7).")]
public sealed class InformationSource
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Name { get; set; }
    public required InformationSourceKind Kind { get; set; }

    /// <summary>
    /// Whether its records are screened by title and abstract. Always so for databases and registers;
    /// records found by other methods go straight to "reports sought" unless the lead decides otherwise.
    /// </summary>
    public required bool ScreensTitles { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public List<SearchRun> SearchRuns { get; init; } = [];
}
