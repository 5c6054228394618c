using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>The records behind a figure of agreement: the figure is their number.</summary>
/// <param name="Title">What they have in common, as a heading.</param>
/// <param name="IsOpen">Whether the reader may see which they are: only who may know the votes on every one of them.</param>
public sealed record AgreementSet(string Title, IReadOnlyList<Guid> Ids, bool IsOpen)
{
    public const string Agreed = AgreementDescription.Agreed;
    public const string ReadBySeveral = AgreementDescription.ScreenedBySeveral;
    public const string NotBlind = "not-blind";
    public const string Drawn = MissedInclusionsDescription.Drawn;
    public const string NotDrawn = MissedInclusionsDescription.NotDrawn;
    public const string KnownOtherwise = MissedInclusionsDescription.KnownOtherwise;
    public const string OutsideDraw = MissedInclusionsDescription.OutsideDraw;
    public const string Awaiting = MissedInclusionsDescription.Awaiting;

    /// <summary>A category of the table that stands for all of them: a total.</summary>
    public const string Any = "any";

    public const string WhyClosed =
        "This list is visible to those who can see the votes on all of the records: leads, and reviewers on records that they read themselves, once all votes on their records are in.";

    /// <summary>Key of a cell of the table.</summary>
    /// <param name="first">Category of the first reviewer, or <see cref="Any"/>.</param>
    /// <param name="second">Category of the second reviewer, or <see cref="Any"/>.</param>
    public static string Cell(string first, string second) => $"{Lower(first)}.{Lower(second)}";

    /// <summary>Key of the drawn records for which an event has occurred though the first reviewer had excluded them.</summary>
    public static string Found(MissedEvent what) => MissedInclusionsDescription.Found(what);

    /// <summary>Key of the drawn records of which that is open.</summary>
    public static string Open(MissedEvent what) => MissedInclusionsDescription.Open(what);

    internal static string Lower(string category) => category.ToLowerInvariant();
}
