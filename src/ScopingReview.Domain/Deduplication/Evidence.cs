using System.Globalization;

namespace ScopingReview.Domain.Deduplication;

/// <summary>One piece of evidence for or against two records being the same.</summary>
/// <param name="Finding">What was found, in words: "title identical".</param>
/// <param name="Points">What it weighs: above 0 for, below 0 against.</param>
public sealed record Evidence(string Finding, double Points)
{
    /// <summary>"title identical +6".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Finding} {(Points > 0 ? "+" : "")}{Points:0.##}");
}

/// <summary>What becomes of a pair of records.</summary>
public enum PairDecision
{
    /// <summary>Two publications.</summary>
    Distinct,

    /// <summary>For a person to judge.</summary>
    Review,

    /// <summary>The same publication; joined without being asked.</summary>
    Automatic,
}

/// <summary>Two records that may be the same, with the reasons in words.</summary>
/// <param name="First">The one that comes first in the order of their content.</param>
/// <param name="Second">The other.</param>
/// <param name="Score">Sum of the evidence.</param>
/// <param name="Decision">Automatic, or for review.</param>
/// <param name="Evidence">What the score consists of, in the order of the fields.</param>
/// <param name="AreExcluded">The two contradict each other, so that no third record may bring them together either; only a person
/// can.</param>
/// <param name="Reservations">Why the pair is not joined automatically whatever its score; empty where nothing stands against it.</param>
public sealed record DuplicatePair(
    Guid First, Guid Second, double Score, PairDecision Decision, IReadOnlyList<Evidence> Evidence, bool AreExcluded,
    IReadOnlyList<string> Reservations)
{
    /// <summary>"title identical +6, same DOI +6, year ±1 0".</summary>
    public string EvidenceInWords => string.Join(", ", Evidence);
}
