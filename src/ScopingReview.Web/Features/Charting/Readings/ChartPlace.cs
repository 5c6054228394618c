using ScopingReview.Domain.Charting;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Readings;

/// <summary>Where a member stands before a study: which reading they see, and why they cannot change it.</summary>
/// <param name="Shown">Null for none: nothing of it may be shown.</param>
/// <param name="WhyClosed">Null where the member charts that reading.</param>
internal sealed record ChartPlace(ChartReading? Shown, string? WhyClosed)
{
    public const string Theirs = "Somebody else is charting this study.";
    public const string Settled = "Two people have charted this study, and what counts is settled. A lead can reopen it.";
    public const string ToSettle = "Both charts of this study are complete. Where they differ, a lead settles what counts.";

    public static ChartPlace Of(Membership me, StudyReadings study, bool blind)
    {
        var reading = study.For(me.UserId);
        if (study.IsOfTwo && study.Consensus.Complete)
            return blind && !study.IsOf(me.UserId) ? new ChartPlace(null, Theirs) : new ChartPlace(ChartReading.Consensus, Settled);
        if (study.IsToSettle)
            return blind && !study.IsOf(me.UserId) ? new ChartPlace(null, Theirs) : new ChartPlace(reading ?? ChartReading.First, ToSettle);
        if (me.MayContribute && reading is { } own && !(blind && study[own].PersonId is { } person && person != me.UserId))
            return new ChartPlace(own, null);
        // An observer, or somebody for whom no reading is free.
        return blind || !study.MaySee(me.UserId, ChartReading.First) ? new ChartPlace(null, Theirs)
            : new ChartPlace(ChartReading.First, me.MayContribute ? Theirs : "You can view charts but not change them.");
    }
}
