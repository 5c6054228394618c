using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>What single screening may have missed, as figures: the population that all events share, then what there is of each event.</summary>
internal static class MissedRows
{
    public static string Title(MissedEvent what) => what == MissedEvent.PassedTitleAbstract ? "Passed title and abstract" : "Included in the review";

    /// <summary>Records that were excluded by their first reviewer, and those that the estimate does not cover.</summary>
    public static IReadOnlyList<AgreementFigure> Population(StageAgreement stage)
    {
        AgreementFigure?[] figures =
        [
            Of(AgreementSet.Drawn, "Excluded by the first reviewer, drawn for a second", Shares(stage)),
            Of(AgreementSet.NotDrawn, "Excluded by the first reviewer, read once"),
            Unless0(AgreementSet.KnownOtherwise, "Left out: known without the draw", "Others had decided on them too: decisions from elsewhere, merged duplicates, pilot rounds"),
            Unless0(AgreementSet.OutsideDraw, "Outside of the draw", "Excluded by the one person who read them; the estimate does not cover them"),
            Unless0(AgreementSet.Awaiting, "Not yet read by the first reviewer"),
        ];
        return [.. figures.OfType<AgreementFigure>()];

        AgreementFigure Of(string set, string name, string? explanation = null) => AgreementFigure.Count(name, stage.Sets[set].Ids.Count, set, explanation);

        AgreementFigure? Unless0(string set, string name, string? explanation = null) => stage.Sets[set].Ids.Count == 0 ? null : Of(set, name, explanation);
    }

    /// <summary>What became of the records that were drawn, and how many were missed among those that were not.</summary>
    public static IReadOnlyList<AgreementFigure> Of(MissedInclusions missed)
    {
        var passed = missed.Event == MissedEvent.PassedTitleAbstract;
        return
        [
            AgreementFigure.Count("Found among those drawn", missed.Found, AgreementSet.Found(missed.Event), $"{Title(missed.Event)}, although the first reviewer had excluded them"),
            .. missed.Open == 0 ? Array.Empty<AgreementFigure>() :
            [
                AgreementFigure.Count(
                    "Open among those drawn", missed.Open, AgreementSet.Open(missed.Event), "The second vote or a decision is missing" + (passed ? "" : ", or they are not through full text")),
            ],
            .. Estimates(missed),
        ];
    }

    /// <summary>The number missed with its interval; with two of them while something is open, or with the reason why there is none.</summary>
    public static IReadOnlyList<AgreementFigure> Estimates(MissedInclusions missed)
    {
        const string name = "Missed among those read once";
        if (missed.WhyNoEstimate() is { } reason)
            return [missed.Standing == MissedStanding.AllReadTwice ? new(name, "none", Price) { Reason = reason } : AgreementFigure.None(name, Price, reason)];
        return missed.Open == 0
            ? [Interval($"{name} (95 % CI)", missed.IfNone!, Price)]
            : [Interval($"{name} if none of the open ones counts (95 % CI)", missed.IfNone!, Price), Interval($"{name} if all of them do (95 % CI)", missed.IfAll!, explanation: null)];

        AgreementFigure Interval(string of, HypergeometricInterval interval, string? explanation) => new(of, interval.InWords(), explanation)
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
            yield return figure.Row("Missed by single screening: ");
        foreach (var missed in stage.Missed)
        {
            foreach (var figure in Of(missed))
                yield return figure.Row($"{Title(missed.Event)}: ");
        }
        if (stage.Missed[0].Strata.Count == 0)
            yield break;
        yield return ["Missed by single screening, by share drawn", "Excluded by the first reviewer (N)", "Drawn (k)", "Found (m)", "Open"];
        foreach (var missed in stage.Missed)
        {
            foreach (var stratum in missed.Strata)
                yield return [$"{Title(missed.Event)}: share {Percentage(stratum)}", stratum.Population, stratum.Drawn, stratum.Found, stratum.Open];
        }
    }

    private const string Price = "The price of reading less than everything twice";

    private static string? Shares(StageAgreement stage) => stage.Missed is [{ Strata: { Count: > 1 } strata }, ..]
        ? string.Join("; ", strata.Select(stratum => string.Create(CultureInfo.InvariantCulture, $"at a share of {Percentage(stratum)}, {stratum.Drawn:N0} of {stratum.Population:N0}")))
        : null;

    private static string? NotCovered(MissedInclusions missed) => missed.NotDrawn.Sum(stratum => stratum.Population) is > 0 and var records
        ? string.Create(CultureInfo.InvariantCulture, $"without the {records:N0} read once where none was drawn")
        : null;

    private static string Percentage(MissedStratum stratum) => PlanDescription.Percentage(stratum.Share ?? 0);
}
