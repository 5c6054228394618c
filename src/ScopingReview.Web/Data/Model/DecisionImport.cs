using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("Decisions taken over from another tool in one go: from where, by whom.")]
public sealed class DecisionImport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string FileName { get; init; }

    /// <summary>"Rayyan", "ASReview", "table".</summary>
    public required string Format { get; init; }

    /// <summary>SHA-256 of the file's bytes in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Which name in the file is which member, as JSON.</summary>
    public required string PeopleJson { get; init; }

    public required Guid ImportedById { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}
