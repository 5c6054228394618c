using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The names of those boxes of the flow that have the same name in every review: what the diagram calls them, and the heading of the list
/// behind the number, which is read without computing the flow. Words of the PRISMA 2020 template (Page et al. 2021, doi:10.1136/bmj.n71),
/// and the workbench's own for what is still open.
/// </summary>
public static class PrismaLabels
{
    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["left-databases"] = "Databases",
        ["left-registers"] = "Registers",
        ["left-identified"] = "Records identified",
        ["left-duplicates"] = "Duplicate records removed",
        ["left-automation"] = "Records marked as ineligible by automation tools",
        ["left-removed-other"] = "Records removed for other reasons",
        ["left-screened"] = "Records screened",
        ["left-excluded"] = "Records excluded",
        ["right-websites"] = "Websites",
        ["right-organisations"] = "Organisations",
        ["right-citation-searching"] = "Citation searching",
        ["right-contacts"] = "Contacts",
        ["right-identified"] = "Records identified by other methods",
        ["right-duplicates"] = "Duplicates within other methods",
        ["right-removed"] = "Removed before screening",
        ["right-screened"] = "Screened at title and abstract",
        ["right-excluded"] = "Excluded at title and abstract",
        ["included-reports"] = "Reports included in review",
        ["reports-without-study"] = "Included reports not yet grouped into studies",
    };

    private static readonly Dictionary<string, string> OfEitherArm = new(StringComparer.Ordinal)
    {
        ["title-pending"] = "Not yet decided",
        ["title-conflicts"] = "In conflict",
        ["title-needs-resolution"] = "Awaiting the lead’s decision",
        ["sought"] = "Reports sought for retrieval",
        ["not-retrieved"] = "Reports not retrieved",
        ["awaiting-retrieval"] = "Not yet retrieved",
        ["assessed"] = "Reports assessed for eligibility",
        ["reports-excluded"] = "Reports excluded",
        ["reason-not-settled"] = "Reason not settled yet",
        ["full-text-pending"] = "Not yet decided",
        ["full-text-conflicts"] = "In conflict",
        ["full-text-needs-resolution"] = "Awaiting the lead’s decision",
        ["included"] = "Reports included",
    };

    private static readonly Dictionary<string, (string One, string Several)> OfOpenItems = new(StringComparer.Ordinal)
    {
        ["open-duplicate-pairs"] = ("possible duplicate pair not reviewed", "possible duplicate pairs not reviewed"),
        ["open-title-pending"] = ("record not yet decided at title and abstract", "records not yet decided at title and abstract"),
        ["open-title-conflicts"] = ("conflict at title and abstract", "conflicts at title and abstract"),
        ["open-title-needs-resolution"] =
            ("record awaiting the lead’s decision at title and abstract", "records awaiting the lead’s decision at title and abstract"),
        ["open-retrieval"] = ("report sought, not yet retrieved", "reports sought, not yet retrieved"),
        ["open-full-text-pending"] = ("report not yet decided at full text", "reports not yet decided at full text"),
        ["open-full-text-conflicts"] = ("conflict at full text", "conflicts at full text"),
        ["open-full-text-needs-resolution"] = ("report awaiting the lead’s decision at full text",
            "reports awaiting the lead’s decision at full text"),
        ["open-reasons"] = ("excluded report whose reason is not settled", "excluded reports whose reason is not settled"),
        ["reports-without-study"] = ("included report not yet grouped into a study", "included reports not yet grouped into studies"),
    };

    /// <summary>What is open in words, with the number: "6 conflicts at title and abstract".</summary>
    /// <param name="key">The key of an open item's box, <see cref="PrismaFlow.Open"/>.</param>
    /// <param name="count">How many it are.</param>
    /// <exception cref="ArgumentException">There is no open item of that key.</exception>
    public static string OfOpen(string key, int count) => OfOpenItems.TryGetValue(key, out var words)
        ? string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? words.One : words.Several)}")
        : throw new ArgumentException($"There is no open item '{key}'.", nameof(key));

    /// <summary>
    /// The name of a box; null where it depends on the review, as that of a source or of a reason does, and where there is no such box.
    /// </summary>
    /// <param name="key">The key of the box, <see cref="PrismaBox.Key"/>.</param>
    public static string? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (All.TryGetValue(key, out var label))
            return label;
        return key.Split('-', 2) is ["left" or "right", var rest] ? OfEitherArm.GetValueOrDefault(rest) : null;
    }

    internal static string Of(string key) => Find(key) ?? throw new ArgumentException($"The box '{key}' has no fixed name.", nameof(key));
}
