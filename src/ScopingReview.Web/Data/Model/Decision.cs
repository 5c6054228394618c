using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("One reviewer's vote. A changed or withdrawn vote is superseded and stays.")]
public sealed class Decision : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid RecordId { get; init; }
    public required Guid ReviewerId { get; init; }

    /// <summary>Made by the client: the same operation sent twice is stored once.</summary>
    public required Guid OperationId { get; init; }

    public required Verdict Verdict { get; init; }
    public Guid? ReasonId { get; init; }
    public string? Note { get; init; }

    /// <summary>Set when it was taken over from another tool and not made here.</summary>
    public Guid? DecisionImportId { get; init; }

    /// <summary>The vote on a duplicate that counts here since the two were merged; null for a vote on this record.</summary>
    public Guid? CarriedFromId { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}
