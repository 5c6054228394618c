using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Removals;

/// <summary>Why records are removed.</summary>
/// <param name="Detail">Name of the tool, or the reason.</param>
public sealed record RemovalReason(RemovalBeforeScreening Kind, string Detail);

/// <summary>Records that were removed in one go.</summary>
/// <param name="Selection">The list that they were removed from, in words.</param>
/// <param name="Removed">Those that are removed now.</param>
/// <param name="Duplicates">Of those, the ones that have become a duplicate of another record since, and are counted as such.</param>
/// <param name="TakenBack">Those that were taken back.</param>
/// <param name="TakenBackBy">Who took back the last of them.</param>
public sealed record RemovalBatchView(
    Guid Id, RemovalBeforeScreening Kind, string Detail, string Selection, int Removed, int Duplicates, int TakenBack,
    string By, DateTimeOffset At, string? TakenBackBy, DateTimeOffset? TakenBackAt);

public sealed record RemovalsView(IReadOnlyList<RemovalBatchView> Batches, Membership Me)
{
    public int Removed => Batches.Sum(batch => batch.Removed);
}

/// <summary>A removal of one record.</summary>
/// <param name="TakenBackAt">Null while it is in force.</param>
public sealed record RecordRemovalMark(
    Guid BatchId, RemovalBeforeScreening Kind, string Detail, int InBatch,
    string By, DateTimeOffset At, string? TakenBackBy, DateTimeOffset? TakenBackAt);

/// <param name="Marks">All removals of the record, the newest first.</param>
public sealed record RecordRemoval(bool IsDuplicate, IReadOnlyList<RecordRemovalMark> Marks, Membership Me)
{
    public RecordRemovalMark? Current => Marks.FirstOrDefault(mark => mark.TakenBackAt is null);
}

/// <summary>A number before the removal and after it.</summary>
public sealed record CountChange(int Before, int After)
{
    /// <summary>What is left of a set without the records that leave.</summary>
    internal static CountChange Of(IReadOnlyCollection<Guid> set, IReadOnlySet<Guid> leaving)
        => new(set.Count, set.Count(id => !leaving.Contains(id)));
}

/// <summary>What a removal does to the samples drawn at a stage.</summary>
/// <param name="Frame">Records of the frames that are at the stage.</param>
/// <param name="Sample">Of them, those drawn for the second reviewer; null where that is not told.</param>
/// <param name="FirstExcluded">Of them, those that their first reviewer excluded so far: the N of the estimate of missed inclusions. Null
/// where that is not told.</param>
public sealed record FrameEffect(ScreeningStage Stage, CountChange Frame, CountChange? Sample, CountChange? FirstExcluded);

/// <summary>What people have done already with the records that would leave.</summary>
/// <param name="Decided">With a vote or a ruling: they stay in the history, and no longer count.</param>
/// <param name="AtFullText">Their reports are sought already.</param>
/// <param name="Included">Their reports are included.</param>
public sealed record WorkAffected(int Decided, int AtFullText, int Included);

/// <summary>What a removal would do.</summary>
public sealed record RemovalEffects
{
    /// <summary>Records of the list.</summary>
    public required int Listed { get; init; }

    /// <summary>Of them, duplicates: not marked, since they are removed as such.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Of them, removed before screening already.</summary>
    public required int RemovedAlready { get; init; }

    /// <summary>The rest: the records that would be marked.</summary>
    public int ToRemove => Listed - Duplicates - RemovedAlready;

    /// <summary>By stage, where a sample was drawn.</summary>
    public required IReadOnlyList<FrameEffect> Frames { get; init; }

    /// <summary>Null where it is not told.</summary>
    public required WorkAffected? Work { get; init; }
}
