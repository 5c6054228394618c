using System.Globalization;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>
/// What single screening may have missed, as figures: the population that all events share, then what there is of each event.
/// </summary>
internal static class MissedRows
{
    private const string Section = "Missed by single screening";
    private const string Missed = "Missed among those read once";

    public static string Title(MissedEvent what)
        => what == MissedEvent.PassedTitleAbstract ? "Passed title and abstract" : "Included in the review";

    /// <summary>Records that were excluded by their first reviewer, and those that the estimate does not cover.</summary>
    public static IReadOnlyList<AgreementFigure> Population(StageAgreement stage)
    {
        AgreementFigure[] beside =
        [
            Of(AgreementSet.KnownOtherwise, "Left out: known without the draw",
                "Others also decided on them: imported decisions, merged duplicates, pilot rounds"),
            Of(AgreementSet.OutsideDraw, "Outside of the draw",
                "Excluded by their only reviewer; not covered by the estimate"),
            Of(AgreementSet.Awaiting, "Not yet read by the first reviewer"),
        ];
        return
        [
            Of(AgreementSet.Drawn, "Excluded by the first reviewer, drawn for a second", Shares(stage)),
            Of(AgreementSet.NotDrawn, "Excluded by the first reviewer, read once"),
            .. beside.Where(figure => figure.Numbers is [> 0]),
        ];

        AgreementFigure Of(string set, string name, string? explanation = null)
            => AgreementFigure.Count(name, stage.Sets[set].Ids.Count, set, explanation);
    }

    /// <summary>What became of the records that were drawn, and how many were missed among those that were not.</summary>
    public static IReadOnlyList<AgreementFigure> Of(MissedInclusions missed)
    {
        var found = AgreementFigure.Count(
            "Found among those drawn", missed.Found, AgreementSet.Found(missed.Event),
            $"{Title(missed.Event)}, although the first reviewer had excluded them");
        var open = AgreementFigure.Count(
            "Open among those drawn", missed.Open, AgreementSet.Open(missed.Event),
            missed.Event == MissedEvent.PassedTitleAbstract
                ? "The second vote or a decision is missing"
                : "The second vote or a decision is missing, or they are not through full text");
        return missed.Open == 0 ? [found, .. Estimates(missed)] : [found, open, .. Estimates(missed)];
    }

    /// <summary>
    /// The number missed with its interval; with two of them while something is open, or with the reason why there is none.
    /// </summary>
    private static AgreementFigure[] Estimates(MissedInclusions missed)
    {
        if (missed.WhyNoEstimate() is { } reason)
        {
            return
            [
                missed.Standing == MissedStanding.AllReadTwice
                    ? new(Missed, "none") { Reason = reason }
                    : AgreementFigure.None(Missed, explanation: null, reason),
            ];
        }
        return missed.Open == 0
            ? [Interval($"{Missed} (95 % CI)", missed.IfNone!, Meaning(missed))]
            :
            [
                Interval($"{Missed} if none of the open records counts (95 % CI)", missed.IfNone!, Meaning(missed)),
                Interval($"{Missed} if all of them do (95 % CI)", missed.IfAll!, explanation: null),
            ];

        AgreementFigure Interval(string name, HypergeometricInterval interval, string? explanation)
            => new(name, interval.InWords(), explanation)
            {
                Numbers = [null, null, interval.Lower, interval.Upper],
                Reason = NotCovered(missed),
            };
    }

    /// <summary>Everything above as rows of a file, and the strata, from which anybody can compute it again.</summary>
    public static IEnumerable<IReadOnlyList<object?>> InFile(StageAgreement stage)
    {
        if (stage.Missed.Count == 0)
            yield break;
        foreach (var figure in Population(stage))
            yield return figure.Row($"{Section}: ");
        foreach (var missed in stage.Missed)
        {
            foreach (var figure in Of(missed))
                yield return figure.Row($"{Title(missed.Event)}: ");
        }
        if (stage.Missed[0].Strata.Count == 0)
            yield break;
        yield return [$"{Section}, by share drawn", "Excluded by the first reviewer (N)", "Drawn (k)", "Found (m)", "Open"];
        foreach (var missed in stage.Missed)
        {
            foreach (var of in missed.Strata)
                yield return [$"{Title(missed.Event)}: share {Percentage(of)}", of.Population, of.Drawn, of.Found, of.Open];
        }
    }

    private static string Meaning(MissedInclusions missed)
        => (missed.Event == MissedEvent.PassedTitleAbstract
                ? "Would have passed title and abstract"
                : "Would have been included in the review")
            + (missed.Strata.Count(stratum => stratum.Drawn > 0) == 1
                ? " (exact hypergeometric interval)"
                : " (sum of the exact hypergeometric intervals of each share)");

    private static string? Shares(StageAgreement stage)
    {
        return stage.Missed is [{ Strata: { Count: > 1 } strata }, ..] ? string.Join("; ", strata.Select(Share)) : null;

        static string Share(MissedStratum stratum) => string.Create(
            CultureInfo.InvariantCulture, $"at a share of {Percentage(stratum)}, {stratum.Drawn:N0} of {stratum.Population:N0}");
    }

    private static string? NotCovered(MissedInclusions missed) => missed.NotDrawn.Sum(stratum => stratum.Population) is > 0 and var records
        ? string.Create(CultureInfo.InvariantCulture, $"without the {records:N0} read once where none was drawn")
        : null;

    private static string Percentage(MissedStratum stratum) => PlanDescription.Percentage(stratum.Share ?? 0);
}
