namespace ScopingReview.Domain.Reporting;

/// <summary>The reports that were excluded at full text for one reason.</summary>
/// <param name="Reason">The reason as the flow words it.</param>
/// <param name="Left">The flow's line for those from databases and registers; null without one.</param>
/// <param name="Right">The flow's line for those from other methods; null without one.</param>
public sealed record ExcludedForReason(string Reason, PrismaBox? Left, PrismaBox? Right)
{
    /// <summary>The lines of the flow, one or two.</summary>
    public IReadOnlyList<PrismaBox> Lines => [.. new[] { Left, Right }.OfType<PrismaBox>()];

    /// <summary>The reports, those from databases and registers first.</summary>
    public IReadOnlyList<Guid> Ids => [.. Lines.SelectMany(line => line.Ids)];

    /// <summary>How many: the sum of the flow's lines.</summary>
    public int Count => Lines.Sum(line => line.Count);
}

/// <summary>
/// Reports excluded at full text with their reasons (PRISMA 2020 item 16b, Page et al. 2021, doi:10.1136/bmj.n71): the lines under "Reports
/// excluded" of both arms of the flow, and nothing else, so that they add up to its boxes.
/// </summary>
public static class ExcludedReports
{
    /// <summary>
    /// A group for each reason that the flow names, in the order of the review's list; those that are not in it come after, and last what
    /// is not settled.
    /// </summary>
    /// <param name="flow">The flow.</param>
    /// <param name="order">The review's reasons in their order.</param>
    public static IReadOnlyList<ExcludedForReason> Of(PrismaFlow flow, IReadOnlyList<string> order)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(order);
        var (left, right) = (flow.Left.Reports, flow.Right?.Reports);
        var places = order.Select(reason => reason.Trim()).Distinct(StringComparer.Ordinal).Index()
            .ToDictionary(reason => reason.Item, reason => reason.Index, StringComparer.Ordinal);
        var settled = left.Reasons.Concat(right?.Reasons ?? []).Select(line => line.Label).Distinct(StringComparer.Ordinal)
            .OrderBy(reason => places.GetValueOrDefault(reason, int.MaxValue))
            .Select(reason => new ExcludedForReason(reason, LineOf(left, reason), LineOf(right, reason)));
        var (leftOpen, rightOpen) = (Some(left.ReasonNotSettled), Some(right?.ReasonNotSettled));
        return (leftOpen ?? rightOpen) is { } open ? [.. settled, new ExcludedForReason(open.Label, leftOpen, rightOpen)] : [.. settled];
    }

    private static PrismaBox? LineOf(PrismaReports? arm, string reason) => arm?.Reasons.FirstOrDefault(line => line.Label == reason);

    private static PrismaBox? Some(PrismaBox? box) => box is { Count: > 0 } ? box : null;
}
